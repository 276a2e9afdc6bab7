package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.model.Scenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.returns.RunAhead;
import ringside.stepper.returns.Visits;
import ringside.stepper.run.StartedScenario;
import ringside.stepper.run.Tape;

class HistoryTest {
    private static final long LONGEST = 3000;

    static Stream<Scenario> scenarios() {
        return Sample.all().stream();
    }

    private static Tape tape(Scenario scenario) throws ScenarioProblem {
        StartedScenario boot = StartedScenario.of(scenario, new ProgramPlace("sample", 1));
        return new Tape(boot.engine(), boot.plan());
    }

    /** Pictures of every position, each taken on the way forward. */
    private static List<Map<String, Object>> pictures(Scenario scenario) throws ScenarioProblem {
        Tape tape = tape(scenario);
        List<Map<String, Object>> pictures = new ArrayList<>();
        pictures.add(Picture.of(tape));
        while (tape.step() < LONGEST && tape.ended().isEmpty()) {
            tape.forward(tape.step() + 1);
            pictures.add(Picture.of(tape));
        }
        return pictures;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyPositionIsTheSameHoweverItIsReached(Scenario scenario) throws ScenarioProblem {
        List<Map<String, Object>> expected = pictures(scenario);
        long seed = 20150617;
        Random random = new Random(seed);
        Tape tape = tape(scenario);
        tape.forward(expected.size() - 1);
        assertThat(tape.step()).isEqualTo(expected.size() - 1L);
        for (int i = 0; i < 200; i++) {
            int goal = random.nextInt(expected.size());
            tape.seek(goal);
            assertThat(Picture.of(tape)).as("seed %d, move %d to step %d of %s", seed, i, goal, scenario.getKernel())
                    .isEqualTo(expected.get(goal));
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void positionsAreTheSameInStretchesAsInSingleSteps(Scenario scenario) throws ScenarioProblem {
        List<Map<String, Object>> expected = pictures(scenario);
        long seed = 4711;
        Random random = new Random(seed);
        Tape tape = tape(scenario);
        while (tape.step() < expected.size() - 1) {
            long goal = Math.min(expected.size() - 1, tape.step() + 1 + random.nextInt(200));
            tape.forward(goal);
            assertThat(Picture.of(tape)).as("seed %d, step %d", seed, goal).isEqualTo(expected.get((int) goal));
        }
    }

    @Test
    void walkingBackStepByStepShowsEveryPositionAgain() throws ScenarioProblem {
        Scenario scenario = Sample.signalling("v6.8");
        List<Map<String, Object>> expected = pictures(scenario);
        Tape tape = tape(scenario);
        tape.forward(expected.size() - 1);
        for (int step = expected.size() - 1; step >= 0; step--) {
            tape.seek(step);
            assertThat(Picture.of(tape)).as("step %d", step).isEqualTo(expected.get(step));
        }
    }

    @Test
    void aLongHistoryKeepsABoundedNumberOfStatesAndStaysExact() throws ScenarioProblem {
        Visits visits = new Visits();
        StartedScenario started = StartedScenario.of(Sample.of("seed", Sample.CALLING), new ProgramPlace("sample", 1));
        Tape tape = new Tape(started.engine(), started.plan(), visits);
        RunAhead ahead = new RunAhead(tape, visits, 600_000);
        tape.forward(600_000);
        assertThat(tape.history().size()).isBetween(200, 512);
        Tape again = tape(Sample.of("seed", Sample.CALLING));
        Random random = new Random(99);
        for (int i = 0; i < 20; i++) {
            long goal = random.nextInt(600_000);
            tape.seek(goal);
            Map<String, Object> picture = Picture.of(tape);
            again.seek(0);
            again.forward(goal);
            assertThat(picture).as("seed 99, step %d", goal).isEqualTo(Picture.of(again));
            long period = 46;
            assertThat(ahead.near(goal).last(goal).orElseThrow().step()).as("seed 99, step %d", goal)
                    .isBetween(goal - period, goal);
        }
    }
}
