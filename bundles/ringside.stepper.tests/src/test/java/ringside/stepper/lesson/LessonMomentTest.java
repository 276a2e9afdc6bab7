package ringside.stepper.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.Session;
import ringside.stepper.chapters.Turn;
import ringside.stepper.lesson.LessonMoment.Progress;

class LessonMomentTest {
    private static final ringside.stepper.run.Progress ALL = ringside.stepper.run.Progress.NONE;

    @Test
    void theQuestionComesWithTheDecisionAndTheReturnAnswersIt() throws Exception {
        Session session = open("s31-tracer-moves-rip", "v6.8");
        assertThat(LessonMoment.of(session).progress()).isEqualTo(Progress.LATER);
        LessonPlace.of("phase:decision").orElseThrow().go(session, ALL);
        LessonMoment asked = LessonMoment.of(session);
        assertThat(asked.progress()).isEqualTo(Progress.ASKED);
        assertThat(asked.question()).isEqualTo("What else would the debugger have to write to get SYSRET?");
        assertThat(asked.answer()).isEmpty();
        session.turn(Turn.RETURN, ALL);
        LessonMoment answered = LessonMoment.of(session);
        assertThat(answered.progress()).isEqualTo(Progress.ANSWERED);
        assertThat(answered.asStated()).isTrue();
        assertThat(answered.answer()).isEqualTo("As the scenario states for v6.8: IRET, because of RCX_RIP.");
        session.first();
        assertThat(LessonMoment.of(session).progress()).isEqualTo(Progress.LATER);
    }

    @Test
    void anEditThatTurnsTheReturnOverIsToldAsADifference() throws Exception {
        Session session = open("s01-plain-getpid", "v6.8");
        LessonPlace.of("check:RCX_RIP").orElseThrow().go(session, ALL);
        session.apply("flip", session.remedies().flip().orElseThrow());
        session.turn(Turn.RETURN, ALL);
        LessonMoment answered = LessonMoment.of(session);
        assertThat(answered.asStated()).isFalse();
        assertThat(answered.answer()).startsWith("Other than the scenario states for v6.8: return 1 is IRET")
                .contains("expected SYSRET").endsWith("It was changed since it was opened.");
    }

    @Test
    void aWayWithoutACheckIsAnAnswerToo() throws Exception {
        Session session = open("s01-plain-getpid", "seed");
        session.turn(Turn.RETURN, ALL);
        assertThat(LessonMoment.of(session).answer()).isEqualTo(
                "As the scenario states for seed: SYSRET-FAST, without a check.");
    }

    @Test
    void onlyTheReturnsThatTheScenarioIsAboutAreAsked() throws Exception {
        Session session = open("s59-no-address-check-intel", "seed");
        session.turn(Turn.RETURN, ALL);
        assertThat(LessonMoment.of(session).progress()).isEqualTo(Progress.LATER);
        session.last(ALL);
        assertThat(LessonMoment.of(session).progress()).isEqualTo(Progress.ANSWERED);
    }

    @Test
    void whereNothingIsStatedTheWayIsToldAlone() throws Exception {
        Scenario scenario = ScenarioLibrary.find("s01-plain-getpid");
        scenario.getExpectations().clear();
        Session session = Session.open(scenario);
        session.turn(Turn.RETURN, ALL);
        assertThat(LessonMoment.of(session).answer()).isEqualTo(
                "It was SYSRET-FAST, without a check. The scenario states nothing for seed.");
    }

    @Test
    void aLessonWithoutAQuestionAsksNothing() throws Exception {
        Scenario scenario = ScenarioLibrary.find("s01-plain-getpid");
        scenario.setLesson("# One\n\nNo Question: here.\n");
        Session session = Session.open(scenario);
        session.turn(Turn.RETURN, ALL);
        assertThat(LessonMoment.of(session).progress()).isEqualTo(Progress.NO_QUESTION);
        scenario.setLesson(null);
        assertThat(LessonMoment.of(session).progress()).isEqualTo(Progress.NO_QUESTION);
    }

    @Test
    void everyLessonOfTheLibraryEndsWithAQuestion() {
        assertThat(ScenarioLibrary.all()).allSatisfy(scenario -> assertThat(LessonMoment.question(scenario
                .getLesson())).as(scenario.getId()).isNotBlank());
    }

    private static Session open(String id, String kernel) throws Exception {
        Scenario scenario = ScenarioLibrary.find(id);
        scenario.setKernel(kernel);
        return Session.open(scenario);
    }
}
