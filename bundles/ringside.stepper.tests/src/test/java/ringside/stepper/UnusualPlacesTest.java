package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;

import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.chapters.Turn;
import ringside.stepper.run.Occurrence;
import ringside.stepper.run.Progress;
import ringside.stepper.value.ValueProblem;

/** What is said where the run stands in no listing, before a trap, on a stack that is not the kernel's. */
class UnusualPlacesTest {
    private static Session of(String id, String kernel) throws Exception {
        Scenario scenario = EcoreUtil.copy(ScenarioLibrary.find(id));
        scenario.setKernel(kernel);
        Session session = Session.open(scenario);
        session.last(Progress.NONE);
        return session;
    }

    @Test
    void codeInNoListingIsToldAsItStandsInMemoryAndNoFaultIsForetoldThatDoesNotCome() throws Exception {
        int unlisted = 0;
        int traps = 0;
        for (String id : List.of("uprobe-by-system-call", "return-probe", "s52-stuck-here-self-traced")) {
            Session session = of(id, "v7.3");
            for (long step = 0; step < session.length(); step++) {
                session.goTo(step);
                boolean trap = session.next().hint().contains("#DB trap");
                traps += trap ? 1 : 0;
                long there = step + 1;
                boolean comes = session.recording().events().stream().anyMatch(event -> event.step() == there
                        && event.kind() == Occurrence.Kind.EXCEPTION);
                if (session.next().line().isEmpty()) {
                    unlisted++;
                    assertThat(session.next().hint()).as("%s, step %d", id, step).containsPattern(
                            "no listing|#DB trap");
                }
                if (!comes) {
                    assertThat(session.next().hint()).as("%s, step %d", id, step).doesNotContain("ends in a fault");
                    assertThat(trap).as("%s, step %d", id, step).isFalse();
                }
            }
        }
        assertThat(unlisted).isPositive();
        assertThat(traps).isNotNegative();
    }

    @Test
    void aFrameOnTheProgramsStackIsSaidToBeThere() throws Exception {
        for (String kernel : List.of("seed", "v4.10")) {
            Session session = of("s65-no-swapgs", kernel);
            int told = 0;
            for (long step = 0; step < session.length(); step++) {
                session.goTo(step);
                boolean elsewhere = session.next().frameElsewhere().isPresent();
                told += elsewhere ? 1 : 0;
                if (elsewhere) {
                    assertThat(session.value("user.rsp")).as("%s, step %d", kernel, step).isPositive();
                }
            }
            assertThat(told).as(kernel).isGreaterThan(5);
        }
        Session plain = of("s01-plain-getpid", "seed");
        for (long step = 0; step < plain.length(); step++) {
            plain.goTo(step);
            assertThat(plain.next().frameElsewhere()).as("step %d", step).isEmpty();
        }
    }

    @Test
    void inTheKernelTheProgramsRipIsTheSlotAndTheKernelsIsNotForEditing() throws Exception {
        Scenario scenario = Sample.of("v6.8", Sample.CALLS);
        Session session = Session.open(scenario);
        session.turn(Turn.CHECK, Progress.NONE);
        long ip = session.value("pt_regs.ip");
        assertThatThrownBy(() -> session.edit("user.rip", "0x401000")).isInstanceOf(ValueProblem.class)
                .hasMessageContaining("pt_regs.ip");
        assertThat(session.commands().canUndo()).isFalse();
        session.edit("pt_regs.ip", "user.rip+2");
        assertThat(session.value("pt_regs.ip")).isEqualTo(ip + 2);
    }
}
