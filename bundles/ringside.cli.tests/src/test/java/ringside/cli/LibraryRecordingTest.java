package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.ECollections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.cli.arguments.ScenarioFile;
import ringside.kernel.listing.KernelImages;
import ringside.model.Expectation;
import ringside.model.ReturnPath;
import ringside.model.Scenario;
import ringside.model.outcome.Circumstances;
import ringside.model.outcome.Folding;
import ringside.model.outcome.Outcome;
import ringside.model.outcome.StatedOutcome;
import ringside.model.outcome.StatedOutcomes;
import ringside.model.outcome.Statement;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.UnknownScenarioException;
import ringside.stepper.compare.ExpectationCheck;
import ringside.stepper.compare.OutcomeRecorder;
import ringside.stepper.listing.ProgramPlace;

/** A kernel is taken out of a scenario of the library, and its outcome recorded again. */
class LibraryRecordingTest {
    private static final KernelImages IMAGES = new KernelImages();

    /** Every scenario once, each without the next of its kernels: so every kernel has its turn. */
    static Stream<String> pairs() {
        List<Scenario> all = ScenarioLibrary.all();
        return IntStream.range(0, all.size()).mapToObj(i -> {
            List<StatedOutcome> stated = StatedOutcomes.of(all.get(i));
            return all.get(i).getId() + " " + stated.get(i % stated.size()).kernel();
        });
    }

    private static Scenario without(String kernel, String id) throws UnknownScenarioException {
        Scenario scenario = ScenarioLibrary.find(id);
        List<Expectation> others = StatedOutcomes.of(scenario).stream()
                .filter(stated -> !stated.kernel().equals(kernel)).map(stated -> {
                    Expectation full = Statement.full(stated.outcome());
                    full.getKernels().add(stated.kernel());
                    Circumstances.of(stated.in()).stateIn(full);
                    return full;
                }).toList();
        ECollections.setEList(scenario.getExpectations(), others);
        Folding.fold(scenario);
        return scenario;
    }

    private static StatedOutcome of(String kernel, Scenario scenario) {
        return StatedOutcomes.of(scenario).stream().filter(stated -> stated.kernel().equals(kernel)).findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theOutcomeIsRecordedAndNothingElseChanges(String pair) throws Exception {
        String id = pair.split(" ")[0];
        String kernel = pair.split(" ")[1];
        Scenario scenario = without(kernel, id);
        List<Outcome> before = StatedOutcomes.of(scenario).stream().map(StatedOutcome::outcome).toList();
        ProgramPlace place = new ProgramPlace(id, 1);

        new OutcomeRecorder(ScenarioFile.kernels(), IMAGES).record(scenario, kernel, place);

        StatedOutcome recorded = of(kernel, scenario);
        StatedOutcome stated = of(kernel, ScenarioLibrary.find(id));
        assertThat(StatedOutcomes.of(scenario).stream().filter(other -> !other.kernel().equals(kernel))
                .map(StatedOutcome::outcome)).containsExactlyElementsOf(before);
        assertThat(recorded.recorded()).isTrue();
        assertThat(recorded.in().getRecorded()).containsExactly(kernel);
        assertThat(ExpectationCheck.run(scenario, recorded, place, IMAGES).differences()).isEmpty();
        if (stated.in().getKernels().size() > 1) {
            assertThat(recorded.in().getKernels()).as("joins the same kernels, in their order")
                    .isEqualTo(stated.in().getKernels());
            assertThat(recorded.outcome()).isEqualTo(stated.outcome());
        } else {
            assertThat(recorded.outcome().returns()).extracting(Outcome.Return::path)
                    .startsWith(stated.outcome().returns().stream().map(Outcome.Return::path)
                            .toArray(ReturnPath[]::new));
            assertThat(recorded.outcome().ended()).isEqualTo(stated.outcome().ended());
        }
    }
}
