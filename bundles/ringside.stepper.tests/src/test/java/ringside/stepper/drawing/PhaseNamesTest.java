package ringside.stepper.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

/** The phases have words, and those that are told apart by colour have colours of their own. */
class PhaseNamesTest {

    @Test
    void everyPhaseHasItsWordsAndColour() {
        List<String> kernel = List.of("entry", "dispatch", "work", "decision", "return");
        for (String phase : List.of("user", "entry", "dispatch", "work", "decision", "return", "kernel", "mixed")) {
            assertThat(PhaseNames.title(phase)).isNotBlank();
        }
        assertThat(kernel.stream().map(PhaseNames::tone)).doesNotHaveDuplicates().doesNotContain(Tone.PHASE_USER);
        assertThat(PhaseNames.tone("user")).isEqualTo(Tone.PHASE_USER);
        assertThat(PhaseNames.title("unheard of")).isEqualTo("unheard of");
    }
}
