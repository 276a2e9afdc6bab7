package ringside.stepper.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LessonTextTest {

    @Test
    void theQuestionStandsAtTheEnd() {
        LessonText lesson = LessonText.of("# Title\n\nWords.\n\nQuestion: why?\nAnd how?\n");
        assertThat(lesson).isEqualTo(new LessonText("# Title\n\nWords.", "why?\nAnd how?"));
        assertThat(LessonText.of(lesson.whole())).isEqualTo(lesson);
    }

    @Test
    void eitherMayBeMissing() {
        assertThat(LessonText.of(null)).isEqualTo(new LessonText("", ""));
        assertThat(LessonText.of("Words. Question: not one")).isEqualTo(new LessonText("Words. Question: not one", ""));
        assertThat(LessonText.of("Question: why?")).isEqualTo(new LessonText("", "why?"));
        assertThat(new LessonText("", "").whole()).isEmpty();
        assertThat(new LessonText("", "why?").whole()).isEqualTo("Question: why?");
        assertThat(new LessonText("Words.", " ").whole()).isEqualTo("Words.");
    }
}
