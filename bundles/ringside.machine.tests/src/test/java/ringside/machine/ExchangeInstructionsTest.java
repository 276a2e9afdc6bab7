package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.machine.state.Register;

/** Exchanges, counters and what else a program does with registers and flags; values as measured on an AMD EPYC. */
class ExchangeInstructionsTest {
    private static final String DATA = "\nb: hlt\n.data\n.balign 16\nplace: .quad 0x1122334455667788, 0\n";

    private static SmallKernel user(String code) {
        SmallKernel kernel = SmallKernel.of("a: " + code + DATA);
        return kernel.set(Register.RDI, kernel.user("place")).set(Register.RSP, kernel.user("place") + 0x800);
    }

    @Test
    void compareExchangeOf32BitsLeavesTheDestinationWholeWhenItFails() {
        SmallKernel kernel = user("cmpxchg ebx, ecx").set(Register.RAX, 0x1111111122222222L)
                .set(Register.RBX, 0x3333333344444444L).set(Register.RCX, 0x5555555566666666L).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x44444444L);
        assertThat(kernel.get(Register.RBX)).isEqualTo(0x3333333344444444L);
        assertThat(kernel.flags() & 0x8d5).isEqualTo(0x95);
    }

    @Test
    void compareExchangeOf32BitsLeavesTheAccumulatorWholeWhenItSucceeds() {
        SmallKernel kernel = user("cmpxchg ebx, ecx").set(Register.RAX, 0x1111111144444444L)
                .set(Register.RBX, 0x3333333344444444L).set(Register.RCX, 0x5555555566666666L).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x1111111144444444L);
        assertThat(kernel.get(Register.RBX)).isEqualTo(0x66666666L);
        assertThat(kernel.flags() & 0x8d5).isEqualTo(0x44);
    }

    @Test
    void aFailedCompareExchangeNeedsTheRightToWrite() {
        SmallKernel kernel = user("lock cmpxchg [rdi], rcx");
        kernel.set(Register.RDI, kernel.user("a")).steps(1);
        assertThat(kernel.lastDelivery().error()).hasValue(7);
    }

    @Test
    void eightBytesAreExchangedWhenTheyAreEqual() {
        SmallKernel kernel = user("lock cmpxchg8b [rdi]").set(Register.RAX, 0x55667788).set(Register.RDX, 0x11223344)
                .set(Register.RBX, 7).set(Register.RCX, 9).set(Register.RFLAGS, 0x202).steps(1);
        assertThat(kernel.memory().read(kernel.user("place"), 8)).isEqualTo(0x900000007L);
        assertThat(kernel.flags()).isEqualTo(0x242);
    }

    @Test
    void sixteenBytesAreLoadedWhenTheyDiffer() {
        SmallKernel kernel = user("cmpxchg16b [rdi]").set(Register.RDX, 5).set(Register.RFLAGS, 0x8d7).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x1122334455667788L);
        assertThat(kernel.get(Register.RDX)).isZero();
        assertThat(kernel.flags()).isEqualTo(0x897);
    }

    @Test
    void sixteenBytesMustBeAligned() {
        SmallKernel kernel = user("cmpxchg16b [rdi+8]").steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
    }

    @Test
    void exchangeAddWithItselfDoubles() {
        assertThat(user("xadd rbx, rbx").set(Register.RBX, 21).steps(1).get(Register.RBX)).isEqualTo(42);
    }

    @Test
    void exchangeAddToMemory() {
        SmallKernel kernel = user("lock xadd [rdi], bx").set(Register.RBX, 0xabcd_0001L).steps(1);
        assertThat(kernel.get(Register.RBX)).isEqualTo(0xabcd7788L);
        assertThat(kernel.memory().read(kernel.user("place"), 2)).isEqualTo(0x7789);
    }

    @ParameterizedTest
    @CsvSource({"'movbe ax, [rdi]',ffffffffffff8877", "'movbe eax, [rdi]',88776655",
        "'movbe rax, [rdi]',8877665544332211"})
    void bytesAreSwapped(String code, String expected) {
        SmallKernel kernel = user(code).set(Register.RAX, -1).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(Long.parseUnsignedLong(expected, 16));
    }

    @Test
    void translationTakesAnUnsignedIndex() {
        SmallKernel kernel = user("xlatb");
        kernel.set(Register.RBX, kernel.user("place") - 0xf0).set(Register.RAX, 0xff01f2L).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0xff0166L);
    }

    @Test
    void flagsGoToAhAndBack() {
        SmallKernel kernel = user("lahf\nmov ah, 0x7f\nsahf").set(Register.RFLAGS, 0xad7).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0xd700);
        kernel.steps(2);
        assertThat(kernel.flags()).as("OF and IF stay").isEqualTo(0xa57);
    }

    @ParameterizedTest
    @CsvSource({"loop b,2,202,1,true", "loop b,1,202,0,false", "loop b,0,202,-1,true", "loope b,2,202,1,false",
        "loope b,2,242,1,true", "loopne b,2,242,1,false", "loopne b,2,202,1,true", "jrcxz b,0,202,0,true",
        "jrcxz b,4294967296,202,4294967296,false", "jecxz b,4294967296,202,4294967296,true",
        "addr32 loop b,4294967297,202,0,false"})
    void countersDecideWithoutFlags(String code, long counter, String flags, long after, boolean jumps) {
        SmallKernel kernel = user(code + "\nc: nop\nnop").set(Register.RCX, counter)
                .set(Register.RFLAGS, Long.parseLong(flags, 16)).steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.user(jumps ? "b" : "c"));
        assertThat(kernel.get(Register.RCX)).isEqualTo(after);
        assertThat(kernel.flags()).isEqualTo(Long.parseLong(flags, 16));
    }

    @Test
    void enterMakesAFrameAndLeaveTakesItAway() {
        SmallKernel kernel = user("enter 32, 0\nleave").set(Register.RBP, 77);
        long top = kernel.get(Register.RSP);
        kernel.steps(1);
        assertThat(kernel.get(Register.RBP)).isEqualTo(top - 8);
        assertThat(kernel.get(Register.RSP)).isEqualTo(top - 40);
        kernel.steps(1);
        assertThat(kernel.get(Register.RSP)).isEqualTo(top);
        assertThat(kernel.get(Register.RBP)).isEqualTo(77);
    }

    @Test
    void nestedFramesAreLinked() {
        SmallKernel kernel = user("enter 0, 3");
        long top = kernel.get(Register.RSP);
        long outer = kernel.user("place") + 0x100;
        kernel.memory().write(outer - 8, 8, 0x11);
        kernel.memory().write(outer - 16, 8, 0x22);
        kernel.set(Register.RBP, outer).steps(1);
        assertThat(kernel.get(Register.RSP)).isEqualTo(top - 32);
        assertThat(kernel.memory().read(top - 16, 8)).isEqualTo(0x11);
        assertThat(kernel.memory().read(top - 24, 8)).isEqualTo(0x22);
        assertThat(kernel.memory().read(top - 32, 8)).isEqualTo(top - 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"push ax", "pushw 0x7788", "pushfw", "pushw fs"})
    void wordsOf16BitsTakeTwoBytesOfTheStack(String code) {
        SmallKernel kernel = user(code);
        long top = kernel.get(Register.RSP);
        assertThat(kernel.steps(1).get(Register.RSP)).isEqualTo(top - 2);
    }

    @Test
    void selectorsArePushedAsWholeWords() {
        SmallKernel kernel = user("push -1\nadd rsp, 8\nmov eax, 0x2b\nmov gs, eax\npush gs\npop rbx").steps(6);
        assertThat(kernel.get(Register.RBX)).isEqualTo(0x2b);
        assertThat(kernel.get(Register.GS_BASE)).isZero();
    }

    @Test
    void anAddressOf32BitsIsCut() {
        SmallKernel kernel = user("mov rax, [edi+ecx]\nlea rbx, [edi-1]\nadd dword ptr [edi], 1");
        kernel.set(Register.RDI, kernel.user("place") | 0xffff_ffff_0000_0000L).set(Register.RCX, 0).steps(3);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x1122334455667788L);
        assertThat(kernel.get(Register.RBX)).isEqualTo(kernel.user("place") - 1);
        assertThat(kernel.memory().read(kernel.user("place"), 1)).isEqualTo(0x89);
    }

    @Test
    void aSegmentBaseIsAddedBehindTheCut() {
        SmallKernel kernel = user("mov al, fs:[edi]").set(Register.FS_BASE, 1);
        kernel.set(Register.RDI, kernel.user("place") | 0x7_0000_0000L).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x77);
    }

    @Test
    void anAddressOf64BitsStandsInTheInstruction() {
        SmallKernel kernel = user("movabs rax, [place]\nmov al, [0x1122334455667788]").steps(2);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x1122334455667788L);
        assertThat(kernel.lastDelivery().label()).as("not canonical").isEqualTo("#GP");
    }
}
