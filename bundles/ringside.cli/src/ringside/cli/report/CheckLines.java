package ringside.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EAttribute;
import ringside.cli.arguments.Subject;
import ringside.cli.console.Console;
import ringside.model.Expectation;
import ringside.model.RingsidePackage.Literals;
import ringside.model.outcome.StatedOutcome;
import ringside.stepper.compare.RunOutcome;

/** A line for each scenario and kernel of which it says something, then the sum. */
public final class CheckLines implements CheckReport {
    private static final List<EAttribute> SWITCHES = List.of(Literals.EXPECTATION__LA57, Literals.EXPECTATION__PTI,
            Literals.EXPECTATION__XEN_PV, Literals.EXPECTATION__X32);
    private final Console console;
    private final boolean all;

    /** @param all whether kernels of which nothing is said have a line too */
    public CheckLines(Console console, boolean all) {
        this.console = console;
        this.all = all;
    }

    @Override
    public void checked(Subject subject, StatedOutcome expected, Optional<RunOutcome> outcome,
            List<String> differences) {
        line(subject, kernel(expected), differences.isEmpty() ? expected.recorded() ? "ok, recorded" : "ok"
                : "DIFFERS: " + String.join("; ", differences));
    }

    @Override
    public void inapplicable(Subject subject, String kernel, String reason) {
        line(subject, kernel, "does not apply: " + reason);
    }

    @Override
    public void unstated(Subject subject, String kernel) {
        if (all) {
            line(subject, kernel, "NOT STATED");
        }
    }

    private void line(Subject subject, String kernel, String words) {
        console.line(String.format("%-36s  %-10s  %s", subject.name(), kernel, words));
    }

    @Override
    public void end(String sum) {
        console.line(sum);
    }

    /** {@return the kernel that an outcome is for, with the computer and the build as far as it names them} */
    static String kernel(StatedOutcome expected) {
        Expectation expectation = expected.in();
        List<String> words = new ArrayList<>(List.of(expected.kernel()));
        if (expectation.eIsSet(Literals.EXPECTATION__VENDOR)) {
            words.add(expectation.getVendor().getName());
        }
        for (EAttribute option : SWITCHES) {
            if (expectation.eIsSet(option)) {
                words.add(((boolean) expectation.eGet(option) ? "" : "no ") + option.getName());
            }
        }
        return String.join(" ", words);
    }
}
