package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ringside.kernel.profile.CheckId;
import ringside.model.Scenario;
import ringside.stepper.chapters.Turn;
import ringside.stepper.returns.Return;
import ringside.stepper.run.Progress;

/** What is said of an edit that was just made. */
class AftermathTest {
    private static final List<String> KERNELS = List.of("v4.1", "seed", "v5.6", "v6.8");

    private static Session inTheKernel(String kernel) throws Exception {
        Scenario scenario = Sample.of(kernel, Sample.CALLS);
        scenario.getThreadFlags().add("SYSCALL_AUDIT");
        Session session = Session.open(scenario);
        session.turn(Turn.RETURN, Progress.NONE);
        session.turn(Turn.CHECK, Progress.NONE);
        return session;
    }

    private static Return second(Session session) {
        session.last(Progress.NONE);
        return session.chronicle().returns().get(1);
    }

    @Test
    void anEditThatTurnsTheReturnTellsWhatItWillBeAndWhatItWas() throws Exception {
        for (String kernel : KERNELS) {
            Session session = inTheKernel(kernel);
            long was = session.value("pt_regs.r11");
            session.edit("pt_regs.r11", "0x246");
            String told = session.aftermath();
            Return made = second(session);
            assertThat(told).as(kernel).contains("slot r11", Long.toHexString(was), "246", "IRET", "R11_FLAGS",
                    "at step " + made.step(), "it was SYSRET");
            assertThat(session.aftermath()).as("said of the edit, not of where one went").isEmpty();
        }
    }

    @Test
    void aValueThatWasComparedAlreadyIsToldAsThat() throws Exception {
        for (String kernel : KERNELS) {
            Session session = inTheKernel(kernel);
            session.goTo(session.chronicle().chapters().all().get(1).questions().stream().filter(question -> question
                    .check() == CheckId.RCX_RIP).findFirst().orElseThrow().step());
            session.edit("pt_regs.ip", "0x401000");
            assertThat(session.aftermath()).as(kernel).contains("slot ip", "after it was compared", "RCX_RIP",
                    "does not compare twice", "The return stays SYSRET");
        }
    }

    @Test
    void undoAndMovementSayNothingOfAnEdit() throws Exception {
        Session session = inTheKernel("v6.8");
        session.edit("pt_regs.r11", "0x246");
        session.stepInto();
        assertThat(session.aftermath()).isEmpty();
        session.commands().undo();
        assertThat(session.aftermath()).isEmpty();
    }

    @Test
    void anEditAfterWhichNoReturnComesSaysSo() throws Exception {
        Session session = Session.open(Sample.of("v6.8", Sample.CALLS));
        session.goTo(1);
        session.edit("user.rip", "0x10");
        assertThat(session.aftermath()).contains("RIP", "SIGSEGV", "Before, the return was SYSRET");
    }
}
