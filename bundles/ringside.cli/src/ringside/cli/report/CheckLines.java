package ringside.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EAttribute;
import ringside.cli.arguments.Subject;
import ringside.cli.console.Console;
import ringside.model.Expectation;
import ringside.model.RingsidePackage.Literals;
import ringside.stepper.compare.RunOutcome;

/** A line for each scenario and kernel that it names, then the sum. */
public final class CheckLines implements CheckReport {
    private static final List<EAttribute> SWITCHES = List.of(Literals.EXPECTATION__LA57, Literals.EXPECTATION__PTI,
            Literals.EXPECTATION__XEN_PV, Literals.EXPECTATION__X32);
    private final Console console;

    public CheckLines(Console console) {
        this.console = console;
    }

    @Override
    public void unchecked(Subject subject) {
        console.line(subject.name() + "  no expectation");
    }

    @Override
    public void checked(Subject subject, Expectation expectation, Optional<RunOutcome> outcome,
            List<String> differences) {
        console.line(String.format("%-36s  %-10s  %s", subject.name(), kernel(expectation),
                differences.isEmpty() ? "ok" : "DIFFERS: " + String.join("; ", differences)));
    }

    @Override
    public void end(String sum) {
        console.line(sum);
    }

    /** {@return the kernel that an expectation is for, with the computer and the build as far as it names them} */
    static String kernel(Expectation expectation) {
        List<String> words = new ArrayList<>(List.of(expectation.getKernel()));
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
