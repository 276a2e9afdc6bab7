package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ringside.machine.state.Delivery;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;

/** String instructions: one repetition a step, registers as far as the work is done whatever comes between. */
class StringInstructionsTest {
    private static final String DATA = "\nhlt\n.data\nfrom: .ascii \"Ringside has a seat\"\n.balign 64\nto: .skip 64\n";
    private static final String TRAPS = "entry: hlt\nother: hlt\nvector1: iretq\nvector32: iretq\n";

    private static SmallKernel user(String code) {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, "a: " + code + "\nb: nop" + DATA, TRAPS);
        return kernel.set(Register.RSI, kernel.user("from")).set(Register.RDI, kernel.user("to"));
    }

    private static long moved(SmallKernel kernel, Register register, String from) {
        return kernel.get(register) - kernel.user(from);
    }

    @ParameterizedTest
    @CsvSource({"movsb,1", "movsw,2", "movsd,4", "movsq,8"})
    void oneMoveGoesOnByItsWidth(String code, int bytes) {
        SmallKernel kernel = user(code).steps(1);
        assertThat(moved(kernel, Register.RSI, "from")).isEqualTo(bytes);
        assertThat(moved(kernel, Register.RDI, "to")).isEqualTo(bytes);
        assertThat(kernel.memory().read(kernel.user("to"), bytes))
                .isEqualTo(kernel.memory().read(kernel.user("from"), bytes));
        assertThat(kernel.rip()).isEqualTo(kernel.user("b"));
    }

    @Test
    void downwardsWithTheDirectionFlag() {
        SmallKernel kernel = user("std\nc: rep movsb").set(Register.RCX, 3);
        kernel.set(Register.RSI, kernel.user("from") + 2).set(Register.RDI, kernel.user("to") + 2).steps(4);
        assertThat(moved(kernel, Register.RSI, "from")).isEqualTo(-1);
        assertThat(kernel.memory().read(kernel.user("to"), 4)).isEqualTo(0x6e6952);
    }

    @Test
    void eachRepetitionIsAStepAtTheSameInstruction() {
        SmallKernel kernel = user("rep stosb").set(Register.RCX, 3).set(Register.RAX, 0x55).steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.user("a"));
        assertThat(kernel.get(Register.RCX)).isEqualTo(2);
        kernel.steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.user("a"));
        kernel.steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.user("b"));
        assertThat(kernel.memory().read(kernel.user("to"), 4)).isEqualTo(0x555555);
    }

    @Test
    void aCountOfZeroDoesNothingButGoOn() {
        SmallKernel kernel = user("repne scasb").set(Register.RCX, 0).set(Register.RFLAGS, 0x2d7).steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.user("b"));
        assertThat(moved(kernel, Register.RDI, "to")).isZero();
        assertThat(kernel.flags()).isEqualTo(0x2d7);
    }

    @Test
    void theTrapFlagTrapsAfterEachRepetition() {
        SmallKernel kernel = user("rep movsb").set(Register.RCX, 3).set(Register.RFLAGS, 0x302);
        kernel.cpu().run(7);
        long a = kernel.user("a");
        assertThat(kernel.deliveries().stream().map(Delivery::rip).toList())
                .startsWith(a, a, kernel.user("b"));
    }

    @Test
    void aPageFaultInTheMiddleLeavesTheRegistersAsFarAsTheWorkIsDone() {
        SmallKernel kernel = user("rep stosq").set(Register.RCX, 600);
        long end = (kernel.user("to") & -0x1000) + 0x1000;
        kernel.set(Register.RDI, end - 24).steps(4);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#PF");
        assertThat(kernel.lastDelivery().cr2()).hasValue(end);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
        assertThat(kernel.get(Register.RCX)).isEqualTo(597);
        assertThat(kernel.get(Register.RDI)).isEqualTo(end);
    }

    @Test
    void anInterruptComesBetweenTwoRepetitions() {
        SmallKernel kernel = user("rep movsb").set(Register.RCX, 5).steps(2);
        kernel.cpu().raise(0x20);
        kernel.steps(1);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
        assertThat(kernel.cpu().run(20).why()).isEqualTo(StopReason.END_MARK);
        assertThat(kernel.get(Register.RCX)).isZero();
        assertThat(kernel.memory().read(kernel.user("to") + 4, 1)).isEqualTo('s');
    }

    @ParameterizedTest
    @CsvSource({"repne scasb,g,4,true", "repe scasb,R,2,false", "repne scasb,!,20,false"})
    void aScanEndsWhenTheComparisonSaysSo(String code, char sought, int scanned, boolean equal) {
        SmallKernel kernel = user(code).set(Register.RCX, 20).set(Register.RAX, sought);
        kernel.set(Register.RDI, kernel.user("from"));
        assertThat(kernel.cpu().run(30).why()).isEqualTo(StopReason.END_MARK);
        assertThat(moved(kernel, Register.RDI, "from")).isEqualTo(scanned);
        assertThat((kernel.flags() & 0x40) != 0).isEqualTo(equal);
    }

    @Test
    void stringsAreCompared() {
        SmallKernel kernel = user("rep movsb\nrepe cmpsb").set(Register.RCX, 4);
        kernel.steps(4).set(Register.RCX, 10).set(Register.RSI, kernel.user("from"))
                .set(Register.RDI, kernel.user("to")).steps(5);
        assertThat(kernel.get(Register.RCX)).isEqualTo(5);
        assertThat(kernel.flags() & 0x41).as("above").isZero();
    }

    @Test
    void registersOf32BitsCountAndPointWithAnAddressSizePrefix() {
        SmallKernel kernel = user("rep movs byte ptr [edi], byte ptr [esi]");
        kernel.set(Register.RCX, 0xffff_ffff_0000_0001L).set(Register.RSI, 0xabcd_0000_0000_0000L
                | kernel.user("from")).steps(1);
        assertThat(List.of(kernel.get(Register.RCX), kernel.get(Register.RSI), kernel.rip()))
                .containsExactly(0L, kernel.user("from") + 1, kernel.user("b"));
    }

    @Test
    void aSegmentIsThatOfTheSource() {
        SmallKernel kernel = user("lods al, byte ptr fs:[rsi]");
        kernel.set(Register.FS_BASE, kernel.user("from")).set(Register.RSI, 4).set(Register.RAX, -1).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0xffff_ffff_ffff_ff00L | 's');
    }

    @Test
    void aLoadOf32BitsClearsTheUpperHalf() {
        SmallKernel kernel = user("lodsd").set(Register.RAX, -1).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x676e6952L);
    }
}
