package ringside.stepper.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.Session;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.run.Progress;

/** The page of every scenario of the library: small, complete in itself, and always the same. */
class LibraryPagesTest {
    private static final int LARGEST_BYTES = 5_000_000;

    static Stream<String> library() {
        return ScenarioLibrary.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("library")
    void aPageIsSmallAndNeedsNothingFromElsewhere(String id) {
        Session session = Pages.session(id);
        String page = Pages.interactive(session);
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST_BYTES);
        assertThat(page).doesNotContain("http:", "https:", "url(", "@import", " href=", " src=", " style=", " onclick=")
                .contains("default-src 'none'");
        assertThat(session.step()).isZero();
    }

    @Test
    void theSameRunGivesTheSamePage() {
        for (String id : List.of("s32-tracer-sets-df", "s46-page-fault")) {
            assertThat(Pages.interactive(Pages.session(id))).isEqualTo(Pages.interactive(Pages.session(id)));
            assertThat(Pages.handout(Pages.session(id)).html(Progress.NONE)).isEqualTo(Pages.handout(Pages.session(id))
                    .html(Progress.NONE));
        }
    }

    @Test
    void aRunThatIsCutOrRepeatsSaysSo() {
        Session endless = Pages.session("s53-stuck-here-no-tf-check");
        String page = Pages.interactive(endless);
        assertThat(page).contains(endless.chronicle().chapters().loop().orElseThrow().text());
        assertThat(PageWords.end(Pages.session("s52-stuck-here-self-traced").chronicle().chapters(), 5))
                .contains("first 5 steps");
    }

    @Test
    void aHandoutTellsThePhasesTheChecksAndTheReturns() {
        Session session = Pages.session("s32-tracer-sets-df");
        String page = Pages.handout(session).html(Progress.NONE);
        String markdown = Pages.handout(session).markdown(Progress.NONE);
        List<Long> asked = session.chronicle().chapters().all().get(0).questions().stream().map(each -> each.step())
                .toList();
        assertThat(asked).isNotEmpty().allSatisfy(step -> {
            assertThat(page).contains("<h2>Step " + step + " of 209");
            assertThat(markdown).contains("## Step " + step + " of 209");
        });
        assertThat(page).contains("asked " + asked.get(asked.size() - 1) + ": differ").doesNotContain("http:", " src=",
                " href=", "url(");
        assertThat(markdown).contains("asked " + asked.get(asked.size() - 1) + ": differ");
    }

    @Test
    void aHandoutOfManyStepsSaysWhatItLeavesOut() {
        String all = new Handout(Pages.session("s32-tracer-sets-df"), ShownSyntax.AS_WRITTEN, new StepChoice("0-209"))
                .markdown(Progress.NONE);
        assertThat(all).contains("## Step 59 of", "only the first 60").doesNotContain("## Step 60 of");
        assertThat(Pages.handout(Pages.session("s01-plain-getpid")).markdown(Progress.NONE)).doesNotContain(
                "only the first");
    }

    @Test
    void stepsAreChosenByNumbersAndWords() {
        var chapters = Pages.session("s32-tracer-sets-df").chronicle();
        chapters.recordOn(1000);
        assertThat(StepChoice.of("3,5-7, 9").orElseThrow().in(chapters.chapters(), 60)).containsExactly(3L, 5L, 6L, 7L,
                9L);
        assertThat(StepChoice.of("0-500").orElseThrow().in(chapters.chapters(), 60)).hasSize(60);
        assertThat(StepChoice.of("returns").orElseThrow().in(chapters.chapters(), 60)).containsExactly(209L);
        assertThat(StepChoice.of("3,,5")).isEmpty();
        assertThat(StepChoice.of("all")).isEmpty();
    }
}
