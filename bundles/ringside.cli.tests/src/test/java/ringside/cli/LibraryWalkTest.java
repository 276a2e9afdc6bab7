package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.model.Scenario;
import ringside.model.State;
import ringside.model.outcome.StatedOutcome;
import ringside.model.outcome.StatedOutcomes;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.UnknownScenarioException;
import ringside.stepper.Session;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.compare.ScenarioRun;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.returns.Return;

class LibraryWalkTest {
    private static final long LONGEST = 2000;

    /** Every scenario once, each on the next of the kernels that it names: so every kernel has its turn. */
    static Stream<String> scenarios() {
        List<Scenario> all = ScenarioLibrary.all();
        return IntStream.range(0, all.size()).mapToObj(i -> {
            List<StatedOutcome> stated = StatedOutcomes.of(all.get(i));
            return all.get(i).getId() + " " + stated.get(i % stated.size()).kernel();
        });
    }

    /** Every scenario on every kernel that it names. */
    static Stream<String> pairs() {
        return ScenarioLibrary.all().stream().flatMap(scenario -> StatedOutcomes.of(scenario).stream()
                .map(stated -> scenario.getId() + " " + stated.kernel()));
    }

    private static Scenario scenario(String name) throws UnknownScenarioException {
        String[] parts = name.split(" ");
        Scenario scenario = ScenarioLibrary.find(parts[0]);
        scenario.setKernel(parts[1]);
        scenario.setPosition(0);
        return scenario;
    }

    /** The state as a text; how long the recording is does not matter. */
    private static String picture(Session session) {
        State state = EcoreUtil.copy(session.state());
        StringBuilder text = new StringBuilder();
        text.append(state.getStep()).append(' ').append(state.getPhase()).append(' ').append(state.getRoutine())
                .append(' ')
                .append(state.getEnded());
        state.getRegisters().forEach(r -> text.append('\n').append(r.getName()).append(' ').append(r.getValue()));
        state.getSlots().forEach(s -> text.append('\n').append(s.getName()).append(' ').append(s.getValue()).append(' ')
                .append(s.getWriter()));
        state.getFlags().forEach(f -> text.append('\n').append(f.getName()).append(' ').append(f.isSet()));
        text.append('\n').append(state.getVerdict().getSummary());
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyStepIsTheSameHoweverItIsReached(String name) throws Exception {
        Session forward = Session.open(scenario(name));
        List<String> expected = new ArrayList<>();
        expected.add(picture(forward));
        while (forward.ended().isEmpty() && forward.step() < LONGEST) {
            forward.stepInto();
            expected.add(picture(forward));
        }
        Session jumping = Session.open(scenario(name));
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 20; i++) {
            int goal = random.nextInt(expected.size());
            jumping.goTo(goal);
            assertThat(picture(jumping)).as("%s, seed %d, step %d", name, name.hashCode(), goal)
                    .isEqualTo(expected.get(goal));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aRunWithHistoryAndOneWithoutEndTheSame(String name) throws Exception {
        Scenario scenario = scenario(name);
        scenario.setMaxSteps(20_000);
        RunOutcome outcome = ScenarioRun.of(scenario(name), new ProgramPlace(name, 1)).run(20_000, null);
        Session session = Session.open(scenario);
        session.goTo(session.limit());
        assertThat(session.step()).isEqualTo(outcome.steps());
        assertThat(session.ended().orElse("limit")).isEqualTo(outcome.ended());
        assertThat(session.chronicle().returns()).extracting(Return::step).containsExactlyElementsOf(
                outcome.returns().stream().map(Return::step).toList());
        assertThat(session.prospect().before().map(Return::user)).isEqualTo(outcome.last().map(Return::user));
    }
}
