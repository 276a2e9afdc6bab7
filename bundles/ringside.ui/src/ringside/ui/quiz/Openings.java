package ringside.ui.quiz;

import java.util.Set;

import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;

import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.UnknownScenarioException;
import ringside.stepper.document.WitnessScenario;
import ringside.ui.session.Notices;

/** What the quiz opens in Explore when it is asked to. */
final class Openings {

    private static final String EXPLORE = "ringside.ui.explore";

    private Openings() {
    }

    /** A fresh copy of a scenario of the library. */
    static Scenario scenario(String id) {
        try {
            return ScenarioLibrary.find(id);
        } catch (UnknownScenarioException gone) {
            throw new IllegalArgumentException(gone);
        }
    }

    /** A run that ends in a return with these slots. */
    static Scenario witness(String title, String kernel, ReturnState state) {
        Profile profile = Profiles.all().stream().filter(each -> each.id().equals(kernel)).findFirst().orElseThrow();
        return WitnessScenario.of(title, profile, KernelOptions.DEFAULT, Set.of(), state);
    }

    /** Brings Explore to the front. */
    static void explore(IWorkbenchWindow window) {
        try {
            PlatformUI.getWorkbench().showPerspective(EXPLORE, window);
        } catch (WorkbenchException failure) {
            window.getService(Notices.class).refuse(failure.getMessage());
        }
    }
}
