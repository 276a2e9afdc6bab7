package ringside.stepper.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.model.Scenario;
import ringside.model.outcome.StatedOutcome;
import ringside.model.outcome.StatedOutcomes;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.UnknownScenarioException;
import ringside.stepper.Movement;
import ringside.stepper.Session;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.run.Halt;
import ringside.stepper.run.Progress;

class LessonPlaceTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!scenario:|kernel:)([^)]+)\\)");

    static Stream<String> lessonsWithPlaces() {
        return ScenarioLibrary.all().stream().filter(scenario -> LINK.matcher(scenario.getLesson()).find())
                .map(Scenario::getId);
    }

    @Test
    void aDozenLessonsLeadToPlaces() {
        assertThat(lessonsWithPlaces()).hasSizeGreaterThanOrEqualTo(12);
    }

    @ParameterizedTest
    @MethodSource("lessonsWithPlaces")
    void everyPlaceOfALessonIsThereOnSomeKernelAndElsewhereItIsSaid(String id) throws Exception {
        List<String> links = LINK.matcher(ScenarioLibrary.find(id).getLesson()).results().map(found -> found.group(1))
                .toList();
        Set<String> there = new HashSet<>();
        Set<String> kernels = StatedOutcomes.of(ScenarioLibrary.find(id)).stream().map(StatedOutcome::kernel)
                .filter(List.of("v4.0", "seed", "v6.8", "v7.3", "fred")::contains).collect(Collectors.toSet());
        for (String kernel : kernels) {
            Session session = open(id, kernel);
            for (String link : links) {
                session.first();
                LessonPlace place = LessonPlace.of(link).orElseThrow(() -> new AssertionError(link));
                Movement movement = place.go(session, Progress.NONE);
                if (movement.halt() == Halt.ARRIVED) {
                    there.add(link);
                } else {
                    assertThat(movement.halt()).as(link + " on " + kernel).isEqualTo(Halt.NOWHERE);
                    assertThat(movement.text()).contains(kernel);
                    assertThat(session.step()).isZero();
                }
            }
        }
        assertThat(there).containsExactlyInAnyOrderElementsOf(Set.copyOf(links));
    }

    @Test
    void aCheckIsFoundWhereItComesNextAndTheFirstOneAgainBehindTheLast() throws Exception {
        Session session = open("s24-raise-and-sigreturn", "seed");
        LessonPlace check = LessonPlace.of("check:RCX_RIP").orElseThrow();
        check.go(session, Progress.NONE);
        long first = session.step();
        assertThat(session.next().line().orElseThrow().check()).isEqualTo("RCX_RIP");
        check.go(session, Progress.NONE);
        assertThat(session.step()).isGreaterThan(first);
        check.go(session, Progress.NONE);
        assertThat(session.step()).isEqualTo(first);
    }

    @Test
    void aPlaceIsFoundBeforeAnythingWasRecorded() throws Exception {
        Session session = open("s01-plain-getpid", "v6.8");
        assertThat(session.length()).isLessThan(1000);
        LessonPlace.of("return:1").orElseThrow().go(session, Progress.NONE);
        assertThat(session.prospect().before().orElseThrow().step()).isEqualTo(session.step());
    }

    @Test
    void aPhaseAStepAndALabelAreFoundFromBehindThem() throws Exception {
        Session session = open("s51-stuck-here-debugger", "v4.0");
        LessonPlace label = LessonPlace.of("label:stuck_here").orElseThrow();
        assertThat(label.go(session, Progress.NONE).halt()).isEqualTo(Halt.ARRIVED);
        long first = session.step();
        session.last(Progress.NONE);
        label.go(session, Progress.NONE);
        assertThat(session.step()).isEqualTo(first);
        assertThat(session.next().line().orElseThrow().user()).isTrue();
        LessonPlace.of("step:3").orElseThrow().go(session, Progress.NONE);
        assertThat(session.step()).isEqualTo(3);
        LessonPlace.of("phase:entry").orElseThrow().go(session, Progress.NONE);
        assertThat(session.chronicle().place().phase()).isEqualTo("entry");
    }

    @Test
    void whatIsNotThereIsSaidAndTheSessionStays() throws Exception {
        Session session = open("s01-plain-getpid", "fred");
        session.stepInto();
        assertThat(told(session, "check:CS")).isEqualTo("fred does not ask CS in this run.");
        assertThat(told(session, "return:7")).isEqualTo("This run on fred has no return number 7.");
        assertThat(told(session, "label:nowhere")).isEqualTo("Neither the program nor fred has a label nowhere.");
        assertThat(session.step()).isEqualTo(1);
    }

    private static String told(Session session, String place) {
        return LessonPlace.of(place).orElseThrow().go(session, Progress.NONE).text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "check", "check:", "check:NOTHING", "CHECK:CS", "phase:Sunday", "step:-1", "step:x",
        "return:two", "https://example.org/", "file:///etc/passwd", "label:a b", "javascript:alert(1)"})
    void whatNamesNoPlaceIsNone(String text) {
        assertThat(LessonPlace.of(text)).isEmpty();
    }

    private static Session open(String id, String kernel) throws UnknownScenarioException, ScenarioProblem {
        Scenario scenario = ScenarioLibrary.find(id);
        scenario.setKernel(kernel);
        return Session.open(scenario);
    }
}
