package ringside.stepper.run;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringside.kernel.listing.KernelImages;
import ringside.model.Scenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;

/**
 * Tries whether a text can be the program of a scenario: as a whole, with its handlers, start values and
 * interventions. The scenario stays as it is.
 */
public final class ProgramCheck {
    private static final String FILE = "program";
    private static final Pattern PLACED = Pattern.compile(FILE + ":(?:(\\d+):(\\d+):)? (.*)", Pattern.DOTALL);

    private final KernelImages images = new KernelImages();

    /** {@return all that is wrong with a text as the program of a scenario} */
    public List<ProgramFault> faults(Scenario scenario, String text) {
        Scenario tried = EcoreUtil.copy(scenario);
        tried.setProgram(text);
        try {
            StartedScenario.of(tried, new ProgramPlace(FILE, 1), images);
            return List.of();
        } catch (ScenarioProblem problem) {
            return problem.messages().stream().map(ProgramCheck::fault).toList();
        }
    }

    private static ProgramFault fault(String message) {
        Matcher placed = PLACED.matcher(message);
        if (!placed.matches()) {
            return new ProgramFault(0, 0, message);
        }
        boolean somewhere = placed.group(1) != null;
        return new ProgramFault(somewhere ? Integer.parseInt(placed.group(1)) : 0,
                somewhere ? Integer.parseInt(placed.group(2)) : 0, placed.group(3));
    }
}
