package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.BootedKernel;
import ringside.kernel.KernelState;
import ringside.kernel.ValueNames;
import ringside.model.SetValue;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.run.Engine;
import ringside.stepper.run.StartedScenario;
import ringside.stepper.run.Tape;
import ringside.kernel.meaning.ValueName;
import ringside.stepper.value.ValueProblem;

/** Whether an edit is possible is found out without making it. */
class EditRefusalTest {
    private static final List<String> TEXTS = List.of("0", "1", "2", "3", "0x23", "0x33", "0x10", "-1", "0x20000", "on",
            "amd", "user.rip+1", "", "0x", "(1", "nothing");

    private static OptionalLong wanted(Engine engine, ValueName name, String text) {
        try {
            return engine.values().wanted(name, text);
        } catch (ValueProblem refused) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "v6.8"})
    void theFunctionThatRefusesChangesNothingAndTheMachineTakesWhatItAllows(String kernelId) throws Exception {
        StartedScenario started = StartedScenario.of(Sample.of(kernelId, Sample.CALLS), new ProgramPlace("sample", 1));
        Tape tape = new Tape(started.engine(), started.plan());
        BootedKernel kernel = tape.engine().kernel();
        for (int step : new int[] {1, 20}) {
            tape.forward(step);
            KernelState here = kernel.save();
            for (String name : new ValueNames(kernel).names()) {
                for (String text : TEXTS) {
                    OptionalLong wanted = wanted(tape.engine(), ValueName.of(name), text);
                    assertThat(kernel.sameAs(here)).as("%s = %s asked", name, text).isTrue();
                    if (wanted != null && wanted.isPresent()) {
                        tape.engine().values().write(ValueName.of(name), wanted.getAsLong());
                        kernel.restore(here);
                    }
                }
            }
        }
    }

    @Test
    void aSelectorOfAnotherLevelIsRefusedNow() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        assertThatThrownBy(() -> session.edit("user.cs", "0x10")).isInstanceOf(ValueProblem.class)
                .hasMessageContaining("privilege level 3");
        assertThatThrownBy(() -> session.edit("check.LIMIT", "off")).isInstanceOf(ValueProblem.class)
                .hasMessageContaining("does not make the check LIMIT");
        assertThat(session.commands().canUndo()).isFalse();
        assertThat(session.difference().isEmpty()).isTrue();
    }

    @Test
    void severalValuesAreOneEditOrNone() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        session.goTo(1);
        Map<String, Long> values = new LinkedHashMap<>();
        values.put("user.rcx", 5L);
        values.put("user.cs", 0x10L);
        assertThatThrownBy(() -> session.edits().setAll("both", values)).isInstanceOf(ValueProblem.class);
        assertThat(session.scenario().getInterventions()).isEmpty();
        values.put("user.cs", 0x23L);
        session.edits().setAll("both", values);
        assertThat(session.value("user.rcx")).isEqualTo(5);
        assertThat(session.value("user.cs")).isEqualTo(0x23);
        assertThat(session.scenario().getInterventions()).hasOnlyElementsOfType(SetValue.class).hasSize(2)
                .allMatch(set -> set.getStep() == 1);
        session.commands().undo();
        assertThat(session.value("user.cs")).isEqualTo(0x33);
        assertThat(session.commands().canUndo()).isFalse();
    }
}
