package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ringside.model.RingsideFactory;
import ringside.model.SetValue;
import ringside.stepper.run.ProgramCheck;
import ringside.stepper.run.ProgramFault;

/** The program exchanged as text. */
class ProgramEditTest {
    private static final ProgramCheck CHECK = new ProgramCheck();
    private static final String OTHER = "_start: mov eax, 102\n        syscall\n        hlt\n";

    @Test
    void aProgramIsExchangedAsOneEditThatUndoTakesBackWhereItWasMade() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        session.stepInto();
        session.stepInto();
        String before = session.scenario().getProgram();
        assertThat(session.edits().program(OTHER, CHECK)).isEmpty();
        assertThat(session.scenario().getProgram()).isEqualTo(OTHER);
        assertThat(session.step()).as("it starts anew").isZero();
        assertThat(session.next().line().orElseThrow().text()).isEqualTo("mov eax, 102");
        session.commands().undo();
        assertThat(session.scenario().getProgram()).isEqualTo(before);
        assertThat(session.step()).isEqualTo(2);
        session.commands().redo();
        assertThat(session.scenario().getProgram()).isEqualTo(OTHER);
    }

    @Test
    void aTextWithFaultsChangesNothingAndNamesAllOfThemWithTheirPlace() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        session.stepInto();
        String before = session.scenario().getProgram();
        List<ProgramFault> faults = session.edits().program("_start: mvo eax, 1\n  nop\n  add eax,\n  hlt\n", CHECK);
        assertThat(faults).extracting(ProgramFault::line).containsExactly(1, 3);
        assertThat(faults).extracting(ProgramFault::column).allMatch(column -> column > 0);
        assertThat(faults.get(0).message()).contains("mvo").doesNotStartWith("program:");
        assertThat(session.scenario().getProgram()).isEqualTo(before);
        assertThat(session.step()).isOne();
        assertThat(session.commands().canUndo()).isFalse();
    }

    @Test
    void aProgramWithoutALabelThatTheScenarioNamesIsRefused() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        SetValue at = RingsideFactory.eINSTANCE.createSetValue();
        at.setLabel("once");
        at.setName("user.rbx");
        at.setValue(1);
        session.edits().change("poke", () -> session.scenario().getInterventions().add(at));
        assertThat(session.edits().program(OTHER, CHECK)).singleElement().satisfies(fault -> {
            assertThat(fault.message()).contains("once");
            assertThat(fault.line()).isZero();
        });
    }

    @Test
    void theSameTextIsNoEdit() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        assertThat(session.edits().program(session.scenario().getProgram(), CHECK)).isEmpty();
        assertThat(session.commands().canUndo()).isFalse();
    }
}
