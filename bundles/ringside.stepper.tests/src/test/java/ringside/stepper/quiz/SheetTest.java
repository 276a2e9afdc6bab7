package ringside.stepper.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.kernel.profile.Profiles;
import ringside.kernel.questions.Progress;

class SheetTest {
    private static final Paper PAPER = Paper.drawn(5, 6, Profiles.all(), List.of(), id -> {
        throw new AssertionError("no scenario is asked about");
    }, Progress.NONE);

    @Test
    void withoutScenariosOnlySlotsAreAskedAbout() {
        assertThat(PAPER.questions()).hasSize(6).allMatch(question -> question.slots().isPresent());
    }

    @Test
    void theFirstAnswerCounts() {
        int right = PAPER.questions().get(2).right();
        Sheet sheet = Sheet.of(PAPER);
        assertThat(sheet.answered()).isZero();
        Sheet answered = sheet.with(2, right);
        assertThat(answered.answered()).isEqualTo(1);
        assertThat(answered.right()).isEqualTo(1);
        assertThat(answered.with(2, 1 - Math.min(right, 1))).isEqualTo(answered);
        assertThat(answered.answer(2)).hasValue(right);
        assertThat(sheet.answer(2)).isEmpty();
    }

    @Test
    void aChoiceThatIsNotThereIsNoAnswer() {
        Sheet sheet = Sheet.of(PAPER);
        assertThat(sheet.with(0, PAPER.questions().get(0).choices().size())).isEqualTo(sheet);
        assertThat(sheet.with(0, -1)).isEqualTo(sheet);
    }

    @Test
    void whoIsWrongHearsWhatWasMisunderstoodAndWhoIsRightWhy() {
        for (Question question : PAPER.questions()) {
            for (int at = 0; at < question.choices().size(); at++) {
                if (at == question.right()) {
                    assertThat(question.choices().get(at).feedback()).isEmpty();
                    assertThat(question.response(at)).isEqualTo(question.why());
                } else {
                    assertThat(question.choices().get(at).feedback()).isNotBlank();
                    assertThat(question.response(at)).startsWith(question.choices().get(at).feedback())
                            .endsWith(question.why());
                }
            }
        }
    }
}
