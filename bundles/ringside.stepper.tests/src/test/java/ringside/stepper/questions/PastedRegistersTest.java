package ringside.stepper.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.Test;

import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;
import ringside.stepper.questions.PastedRegisters.Reading;

/** What the window shows of a paste. */
class PastedRegistersTest {

    private static final String TWO = """
            rip=0x401007 rcx=0x401007 cs=0x33 r11=0x246 eflags=0x246 orig_rax=39
            rip=0x402005 rcx=0x402007 cs=0x33 r11=0x246 eflags=0x246 orig_rax=39
            """;

    private static Reading read(String text, OptionalInt frame) throws UnknownNameException {
        AskedKernel asked = new AskedKernel(Profiles.named("v6.8"), KernelOptions.DEFAULT, Set.of());
        return PastedRegisters.of(text, asked).read(frame);
    }

    @Test
    void theFirstFrameOfUserModeIsTaken() throws UnknownNameException {
        Reading reading = read(TWO, OptionalInt.empty());
        assertThat(reading.frames()).containsExactly("Line 1: user, RIP 0x401007", "Line 2: user, RIP 0x402005");
        assertThat(reading.taken()).hasValue(0);
        assertThat(reading.sentences().get(0)).startsWith("Taken for system call 39 getpid()");
        assertThat(reading.sentences().get(1)).startsWith("SYSRET");
        assertThat(reading.registers()).contains("RIP = 0x401007", "SS = 0x2b (assumed)");
        assertThat(reading.scenario()).hasValueSatisfying(scenario -> assertThat(scenario.getKernel()).isEqualTo(
                "v6.8"));
    }

    @Test
    void anotherFrameCanBeTaken() throws UnknownNameException {
        Reading reading = read(TWO, OptionalInt.of(1));
        assertThat(reading.taken()).hasValue(1);
        assertThat(reading.sentences().get(1)).startsWith("IRET because RCX != RIP");
    }

    @Test
    void theReleaseOfTheTextNamesTheKernel() throws UnknownNameException {
        Reading reading = read("CPU: 0 PID: 1 Comm: x Not tainted 4.1.15-1 #1\n" + TWO, OptionalInt.empty());
        assertThat(reading.scenario()).hasValueSatisfying(scenario -> assertThat(scenario.getKernel()).isEqualTo(
                "v4.1"));
    }

    @Test
    void whatWasNotUnderstoodIsTold() throws UnknownNameException {
        Reading reading = read("Something happened.\n" + TWO + "\nand then it went on\n", OptionalInt.empty());
        assertThat(reading.sentences()).last().asString()
                .isEqualTo("No register was read from these lines of the text: 1, 5.");
        assertThat(read(TWO, OptionalInt.empty()).sentences()).noneMatch(each -> each.startsWith("No register"));
        assertThat(read("x\n".repeat(20) + TWO, OptionalInt.empty()).sentences()).last().asString()
                .contains("20 lines").contains("1, 2, 3");
    }

    @Test
    void nonsenseIsSaidToBeNone() throws UnknownNameException {
        Reading reading = read("hello", OptionalInt.empty());
        assertThat(reading.frames()).isEmpty();
        assertThat(reading.sentences()).singleElement().asString().startsWith("no registers found");
        assertThat(reading.scenario()).isEmpty();
    }
}
