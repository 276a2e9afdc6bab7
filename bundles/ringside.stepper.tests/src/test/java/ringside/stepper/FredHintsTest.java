package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ringside.kernel.BootedKernel;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.TaskSetup;
import ringside.stepper.run.UserRegisters;
import ringside.stepper.shown.EventWords;

/** What the hints say on a kernel with FRED, where some of the usual sentences would be wrong. */
class FredHintsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "220700010002002b | 0x2b; the event was SYSCALL, SWEVENT, from 64-bit code, an instruction of 2 bytes",
        "220400800002002b | 0x2b; the event was INT 128, SWEVENT, from 64-bit code, an instruction of 2 bytes",
        "020300010000002b | 0x2b; the event was a step trap, from 64-bit code",
        "060300080000002b | 0x2b; the event was a double fault, from 64-bit code, while another event was delivered",
        "0200000ec0000000 | 0x0; the event was interrupt 14, from 64-bit code",
        "0009002100000017 | 0x17; the event was number 33 of type 9, from 32-bit code"})
    void theEventAboveTheStackSelectorIsToldInWords(String slot, String words) {
        assertThat(EventWords.of(Long.parseUnsignedLong(slot, 16))).isEqualTo("Selector " + words.replace("SWEVENT",
                "asked for by the instruction (swevent): with TF, ERETU traps at once") + ".");
    }

    @Test
    void theSlotTellsItsEventWhenTheCpuHasWrittenIt() throws Exception {
        Session session = Session.open(Sample.of("fred", Sample.CALLS));
        assertThat(session.hintFor("pt_regs.ss")).doesNotContain("event was SYSCALL");
        while (session.value("user.cs") == 0x33) {
            session.stepInto();
        }
        assertThat(session.hintFor("pt_regs.ss")).contains("Selector 0x2b; the event was SYSCALL");
    }

    @Test
    void sentencesAboutRcxAreThoseOfTheKernel() throws Exception {
        assertThat(Session.open(Sample.of("fred", Sample.CALLS)).hintFor("user.rcx")).contains("left alone by");
        assertThat(Session.open(Sample.of("v6.8", Sample.CALLS)).hintFor("user.rcx")).contains("overwritten by");
    }

    @Test
    void aUserRegisterShowsTheSelectorAlone() throws Exception {
        BootedKernel kernel = BootedKernel.boot(Profiles.named("fred"), KernelOptions.DEFAULT,
                TaskSetup.of("calls.s", Sample.CALLS));
        kernel.run(2);
        assertThat(kernel.ptRegs().get(PtSlot.SS) >>> 16).isNotZero();
        assertThat(UserRegisters.of(kernel)).containsEntry("ss", 0x2bL).containsEntry("cs", 0x33L);
    }
}
