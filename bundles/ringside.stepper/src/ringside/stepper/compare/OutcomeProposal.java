package ringside.stepper.compare;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.questions.Progress;
import ringside.model.Expectation;
import ringside.model.Scenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;

/**
 * What a scenario comes to on some kernels, as its author may state it: found by running it, and marked as recorded.
 *
 * @param expectations all that the scenario would state then; not part of it yet
 * @param recorded     ids of the kernels on which it was run
 */
public record OutcomeProposal(List<Expectation> expectations, List<String> recorded) {

    public OutcomeProposal {
        expectations = List.copyOf(expectations);
        recorded = List.copyOf(recorded);
    }

    /**
     * Runs a copy of a scenario. What was observed stays as it is stated; what was recorded before is recorded anew.
     *
     * @param kernels ids of the profiles
     * @throws ScenarioProblem                            when it cannot be started on one of them
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static OutcomeProposal of(Scenario scenario, List<String> kernels, Progress progress)
            throws ScenarioProblem {
        Scenario copy = EcoreUtil.copy(scenario);
        copy.getExpectations().removeIf(stated -> stated.getRecorded().containsAll(stated.getKernels()));
        OutcomeRecorder recorder = new OutcomeRecorder(Profiles.all().stream().map(Profile::id).toList(),
                new KernelImages());
        List<String> recorded = new ArrayList<>();
        for (String kernel : kernels) {
            progress.advance(recorded.size(), kernels.size());
            boolean said = copy.getExpectations().stream().anyMatch(each -> each.getKernels().contains(kernel))
                    || copy.getInapplicable().stream().anyMatch(each -> each.getKernels().contains(kernel));
            if (!said) {
                recorder.record(copy, kernel, new ProgramPlace(copy.getId(), 1));
                recorded.add(kernel);
            }
        }
        return new OutcomeProposal(List.copyOf(copy.getExpectations()), recorded);
    }

    /** States it in the scenario. */
    public void state(Scenario scenario) {
        scenario.getExpectations().clear();
        scenario.getExpectations().addAll(EcoreUtil.copyAll(expectations));
    }
}
