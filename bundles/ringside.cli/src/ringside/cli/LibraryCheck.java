package ringside.cli;

import java.io.IOException;
import java.util.List;
import ringside.model.Expectation;
import ringside.model.RingsidePackage;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.UnknownScenarioException;
import ringside.stepper.ExpectationCheck;
import ringside.stepper.ScenarioProblem;

/** Carries out {@code check}: one line for each scenario and kernel that it names, then the sum. */
final class LibraryCheck {
    private final Console console;
    private int checked;
    private int different;
    private boolean damaged;

    LibraryCheck(Console console) {
        this.console = console;
    }

    /** {@return the exit status} */
    int check(List<String> files, boolean library) throws IOException {
        if (library) {
            ScenarioLibrary.all().forEach(scenario -> check(SubjectReader.library(scenario)));
        }
        for (String file : files) {
            check(file);
        }
        console.line(checked + " checked, " + (checked - different) + " ok, " + different + " differ");
        return damaged ? ExitStatus.BAD_INPUT : different > 0 ? ExitStatus.NOT_AS_EXPECTED : ExitStatus.DONE;
    }

    private void check(String file) throws IOException {
        try {
            check(new SubjectReader(console).read(file));
        } catch (BadInput | UnknownScenarioException e) {
            console.complain(e.getMessage());
            damaged = true;
        }
    }

    private void check(Subject subject) {
        if (subject.scenario().getExpectations().isEmpty()) {
            console.line(subject.name() + "  no expectation");
        }
        for (Expectation expectation : subject.scenario().getExpectations()) {
            checked++;
            List<String> differences = differences(subject, expectation);
            different += differences.isEmpty() ? 0 : 1;
            console.line(String.format("%-36s  %-10s  %s", subject.name(), kernel(expectation),
                    differences.isEmpty() ? "ok" : "DIFFERS: " + String.join("; ", differences)));
        }
    }

    private static List<String> differences(Subject subject, Expectation expectation) {
        try {
            return ExpectationCheck.differences(subject.scenario(), expectation, subject.place());
        } catch (ScenarioProblem e) {
            return e.messages();
        }
    }

    private static String kernel(Expectation expectation) {
        boolean vendor = expectation.eIsSet(RingsidePackage.Literals.EXPECTATION__VENDOR);
        return expectation.getKernel() + (vendor ? " " + expectation.getVendor().getName() : "");
    }
}
