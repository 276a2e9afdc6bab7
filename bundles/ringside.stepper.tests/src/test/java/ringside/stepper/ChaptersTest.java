package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.kernel.decision.Path;
import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.chapters.Chapter;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.chapters.Turn;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.returns.Return;
import ringside.stepper.run.Halt;
import ringside.stepper.run.PhaseSpan;
import ringside.stepper.run.Progress;

/** The run as chapters: whole before the first step, true after each edit, and a place to turn to for each question. */
class ChaptersTest {
    private static final long STRETCH = 1 << 16;

    static Stream<String> library() {
        return ScenarioLibrary.all().stream().map(Scenario::getId);
    }

    @ParameterizedTest
    @MethodSource("library")
    void chaptersCoverTheRunWithoutAGap(String id) throws Exception {
        Session session = whole(ScenarioLibrary.find(id));
        Chapters chapters = session.chronicle().chapters();
        long at = 0;
        for (Chapter chapter : chapters.all()) {
            assertThat(chapter.from()).isEqualTo(at);
            for (PhaseSpan span : chapter.phases()) {
                assertThat(span.from()).as(chapter.toString()).isEqualTo(at);
                assertThat(span.length()).isPositive();
                at = span.to();
            }
            assertThat(chapter.to()).isEqualTo(at);
            chapter.made().ifPresent(made -> assertThat(made.step()).isEqualTo(chapter.to()));
            assertThat(chapter.events()).allMatch(event -> event.step() >= chapter.from() && event.step() <= chapter
                    .to());
        }
        assertThat(at).isEqualTo(session.length());
        assertThat(session.step()).isZero();
        List<Return> told = chapters.all().stream().flatMap(chapter -> chapter.made().stream()).toList();
        assertThat(told).isEqualTo(session.chronicle().returns());
    }

    @Test
    void whoGoesRoundInACircleDoesNotLengthenIt() throws Exception {
        Session session = whole(ScenarioLibrary.find("s53-stuck-here-no-tf-check"));
        Chapters first = session.chronicle().once();
        long again = first.loop().orElseThrow().again();
        long period = first.loop().orElseThrow().period();
        session.goTo(again - 1);
        for (int i = 0; i < 2 * period + 3; i++) {
            session.stepInto();
        }
        assertThat(session.step()).isEqualTo(again + 2 * period + 2);
        assertThat(session.chronicle().chapters().length()).isGreaterThan(again);
        assertThat(session.chronicle().once()).isSameAs(first);
        assertThat(session.chronicle().chapters().once()).isEqualTo(first);
        assertThat(first.length()).isEqualTo(again);
        assertThat(first.once(session.step())).isEqualTo(first.loop().orElseThrow().first() + 2);
        assertThat(first.once(again)).isEqualTo(again);
    }

    @Test
    void aPositionIsFoundInItsChapter() throws Exception {
        Session session = whole(Sample.of("seed", Sample.CALLS));
        Chapters chapters = session.chronicle().chapters();
        assertThat(chapters.all()).hasSize(3);
        for (long step = 0; step < chapters.length(); step++) {
            assertThat(chapters.all().get(chapters.at(step)).holds(step)).as("step %d", step).isTrue();
        }
        assertThat(chapters.at(chapters.length())).isEqualTo(2);
    }

    @Test
    void anEditReplacesTheFutureAndLeavesItsGhostUntilItIsUndone() throws Exception {
        Session session = whole(Sample.of("v6.8", Sample.CALLS));
        Chapters before = session.chronicle().chapters();
        Return first = before.all().get(0).made().orElseThrow();
        assertThat(first.path()).isEqualTo(Path.SYSRET);
        session.goTo(first.asked().get(0).step() - 8);
        session.edit("pt_regs.ip", "0x401008");
        record(session);
        Chapters after = session.chronicle().chapters();
        assertThat(after.all().get(0).made().orElseThrow().path()).isEqualTo(Path.IRET);
        assertThat(session.chronicle().former()).isSameAs(before);
        assertThat(after.ghost(before, 0)).contains(first);
        session.commands().undo();
        record(session);
        assertThat(session.chronicle().chapters()).isEqualTo(before);
        assertThat(session.chronicle().former()).isEqualTo(Chapters.NONE);
    }

    @Test
    void turningGoesToPhasesChecksAndReturns() throws Exception {
        Session session = Session.open(Sample.of("v6.8", Sample.CALLS));
        session.turn(Turn.PHASE, Progress.NONE);
        assertThat(session.state().getPhase().getLiteral()).isEqualTo("entry");
        session.turn(Turn.CHECK, Progress.NONE);
        long question = session.step();
        session.stepInto();
        assertThat(session.prospect().checks().get(0).asked()).hasValue(question + 1);
        session.turn(Turn.RETURN, Progress.NONE);
        assertThat(session.state().getCpl()).isEqualTo(3);
        session.turn(Turn.CHECK_BACK, Progress.NONE);
        session.turn(Turn.RETURN, Progress.NONE);
        long back = session.step();
        session.turn(Turn.RETURN, Progress.NONE);
        assertThat(session.step()).isGreaterThan(back);
        assertThat(session.turn(Turn.RETURN_BACK, Progress.NONE).to()).isEqualTo(back);
        session.turn(Turn.PHASE_BACK, Progress.NONE);
        assertThat(session.state().getPhase().getLiteral()).isEqualTo("return");
    }

    @Test
    void whereNoCheckFollowsNothingMoves() throws Exception {
        Session session = Session.open(Sample.of("fred", Sample.CALLS));
        assertThat(session.turn(Turn.CHECK, Progress.NONE).halt()).isEqualTo(Halt.NOWHERE);
        assertThat(session.step()).isZero();
    }

    @Test
    void behindTheLastReturnF8GoesToTheEnd() throws Exception {
        Session session = Session.open(Sample.of("v6.8", Sample.CALLS));
        session.runToReturn(Progress.NONE);
        session.runToReturn(Progress.NONE);
        assertThat(session.runToReturn(Progress.NONE).halt()).isEqualTo(Halt.END);
        assertThat(session.runBackToReturn(Progress.NONE).to()).isEqualTo(session.chronicle().returns().get(1)
                .step());
    }

    @Test
    void anotherKernelShowsTheSamePlaceAndIsNoEdit() throws Exception {
        Session session = Session.open(Sample.of("v6.8", Sample.CALLS));
        session.turn(Turn.RETURN, Progress.NONE);
        session.turn(Turn.CHECK, Progress.NONE);
        session.kernel("seed");
        assertThat(session.state().getPhase().getLiteral()).isEqualTo("decision");
        assertThat(session.chronicle().chapters().at(session.step())).isEqualTo(1);
        assertThat(session.commands().canUndo()).isFalse();
        assertThat(session.commands().isSaveNeeded()).isFalse();
        session.kernel("fred");
        assertThat(session.chronicle().chapters().at(session.step())).isEqualTo(1);
    }

    @Test
    void aKernelOnWhichTheScenarioCannotRunChangesNothing() throws Exception {
        Scenario scenario = Sample.of("v6.8", Sample.CALLS);
        Session session = Session.open(scenario);
        session.turn(Turn.CHECK, Progress.NONE);
        long step = session.step();
        assertThatThrownBy(() -> session.kernel("v9.9")).isInstanceOf(ScenarioProblem.class);
        assertThat(scenario.getKernel()).isEqualTo("v6.8");
        assertThat(session.step()).isEqualTo(step);
        assertThat(session.stepInto().moved()).isTrue();
    }

    @Test
    void aLoopIsTheEndOfTheBookAndNamesTheReturnThatCausesIt() throws Exception {
        Session session = whole(ScenarioLibrary.find("s53-stuck-here-no-tf-check"));
        Chapters chapters = session.chronicle().chapters();
        assertThat(chapters.whole()).isTrue();
        assertThat(chapters.loop()).isPresent();
        Return cause = chapters.causeOfLoop().orElseThrow();
        assertThat(cause.step()).isBetween(chapters.loop().get().first() + 1, chapters.loop().get().again());
        assertThat(cause.path()).isEqualTo(Path.SYSRET);
    }

    private static Session whole(Scenario scenario) throws Exception {
        Session session = Session.open(scenario);
        record(session);
        return session;
    }

    private static void record(Session session) {
        while (session.chronicle().recordOn(STRETCH)) {
            assertThat(session.chronicle().whole()).isFalse();
        }
    }
}
