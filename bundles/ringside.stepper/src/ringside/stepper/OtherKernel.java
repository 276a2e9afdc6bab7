package ringside.stepper;

import org.eclipse.emf.ecore.util.EcoreUtil;
import ringside.model.Scenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;

/** A scenario as another kernel runs it: an edit is made at the same place as that kernel does things. */
public final class OtherKernel {
    private OtherKernel() {
    }

    /**
     * {@return a copy of a scenario for a kernel; an edit that has no place there is left out}
     *
     * @param scenario stays as it is; its steps are those of the kernel that it names
     * @param kernel   id of the profile
     * @throws ScenarioProblem if it cannot be started on one of the two
     */
    public static Scenario of(Scenario scenario, String kernel, ProgramPlace place) throws ScenarioProblem {
        Scenario copy = EcoreUtil.copy(scenario);
        boolean steps = scenario.getInterventions().stream().anyMatch(edit -> edit.getStep() > 0);
        if (kernel.equals(scenario.getKernel()) || !steps) {
            copy.setKernel(kernel);
            return copy;
        }
        Running running = new Running(copy, place);
        running.kernel(copy, kernel);
        return running.places().here(copy);
    }
}
