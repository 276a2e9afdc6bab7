package ringside.ui.chapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.stepper.chapters.Chapter;
import ringside.stepper.run.PhaseSpan;

/** Where phases stand on the strip, whatever its width. */
class ChapterRowTest {

    private static final int CHAR = 8;
    private static final int PADDING = 4;
    private static final Chapter CHAPTER = new Chapter(100, 2000, List.of(
            new PhaseSpan(100, 102, "user", ""), new PhaseSpan(102, 180, "entry", ""),
            new PhaseSpan(180, 190, "dispatch", ""), new PhaseSpan(190, 1950, "work", ""),
            new PhaseSpan(1950, 1962, "decision", ""), new PhaseSpan(1962, 2000, "return", "")), Optional.empty(),
            List.of());

    @ParameterizedTest
    @ValueSource(ints = {300, 700, 1100, 1900})
    void everyPhaseHasANameThatFits(int width) {
        List<Segment> segments = row(width).segments();
        int at = 30;
        for (Segment segment : segments) {
            assertThat(segment.x()).isEqualTo(at);
            assertThat(segment.label()).isNotEmpty();
            assertThat(segment.label().length() * CHAR).isLessThanOrEqualTo(segment.width());
            at = segment.right();
        }
        assertThat(at).isBetween(30 + width - 1, 30 + width + 1);
    }

    @Test
    void namesAreFullShortOrInitials() {
        assertThat(row(1900).segments()).extracting(Segment::label).contains("exit work");
        assertThat(row(1900).segments().get(4).label()).isIn("decision", "dec.", "?");
        assertThat(row(80).segments()).extracting(Segment::label).allMatch(label -> label.length() <= 1);
    }

    @Test
    void placesAndStepsAnswerEachOther() {
        ChapterRow row = row(1100);
        for (long step = 1950; step < 1962; step++) {
            assertThat(row.stepAt(row.x(step) + 1, CHAPTER)).as("step %d", step).isBetween(step - 1, step + 1);
        }
        for (Segment segment : row.segments()) {
            assertThat(row.x(segment.span().from())).isEqualTo(segment.x());
            assertThat(row.stepAt(segment.x(), CHAPTER)).isEqualTo(segment.span().from());
        }
        assertThat(row.x(2000)).isEqualTo(row.segments().get(5).right());
        assertThat(row.stepAt(5000, CHAPTER)).isEqualTo(2000);
        assertThat(row.stepAt(0, CHAPTER)).isEqualTo(100);
    }

    private static ChapterRow row(int width) {
        return new ChapterRow(CHAPTER, 30, width, PADDING, words -> words.length() * CHAR);
    }
}
