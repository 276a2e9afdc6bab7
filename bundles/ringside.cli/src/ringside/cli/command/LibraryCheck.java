package ringside.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ringside.cli.arguments.ScenarioFile;
import ringside.cli.arguments.Subject;
import ringside.cli.arguments.SubjectReader;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.cli.report.CheckReport;
import ringside.kernel.listing.KernelImages;
import ringside.model.outcome.StatedOutcome;
import ringside.model.outcome.StatedOutcomes;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.UnknownScenarioException;
import ringside.scenarios.text.Diagnostic;
import ringside.stepper.compare.ExpectationCheck;
import ringside.stepper.compare.ExpectationRun;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.document.ScenarioProblem;

/** Carries out {@code check}: every scenario on every kernel of which it says something. */
final class LibraryCheck {
    private final Console console;
    private final CheckReport report;
    private final boolean all;
    private final KernelImages images = new KernelImages();
    private int inapplicable;
    private int unstated;
    private int recorded;
    private int checked;
    private int different;
    private boolean damaged;

    /** @param all whether a kernel of which nothing is said is a failure */
    LibraryCheck(Console console, CheckReport report, boolean all) {
        this.console = console;
        this.report = report;
        this.all = all;
    }

    /** {@return the exit status} */
    int check(List<String> files, boolean library) throws IOException {
        if (library) {
            List<Diagnostic> problems = ScenarioLibrary.problems(ScenarioFile.kernels());
            problems.forEach(problem -> console.complain(problem.toString()));
            if (!problems.isEmpty()) {
                return ExitStatus.BAD_INPUT;
            }
            ScenarioLibrary.all().forEach(scenario -> check(SubjectReader.library(scenario)));
        }
        for (String file : files) {
            check(file);
        }
        report.end(inapplicable + " do not apply, " + unstated + " not stated, " + recorded + " recorded, " + checked
                + " checked, " + (checked - different) + " ok, " + different + " differ");
        return damaged ? ExitStatus.BAD_INPUT
                : different > 0 || all && unstated > 0 ? ExitStatus.NOT_AS_EXPECTED : ExitStatus.DONE;
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
        List<StatedOutcome> stated = StatedOutcomes.of(subject.scenario());
        for (String kernel : ScenarioFile.kernels()) {
            if (StatedOutcomes.states(subject.scenario(), kernel)) {
                stated.stream().filter(expected -> expected.kernel().equals(kernel))
                        .forEach(expected -> check(subject, expected));
            } else {
                StatedOutcomes.inapplicable(subject.scenario(), kernel).ifPresentOrElse(
                        reason -> inapplicable(subject, kernel, reason), () -> unstated(subject, kernel));
            }
        }
    }

    private void inapplicable(Subject subject, String kernel, String reason) {
        inapplicable++;
        report.inapplicable(subject, kernel, reason);
    }

    private void unstated(Subject subject, String kernel) {
        unstated++;
        report.unstated(subject, kernel);
    }

    private void check(Subject subject, StatedOutcome expected) {
        checked++;
        recorded += expected.recorded() ? 1 : 0;
        try {
            ExpectationRun run = ExpectationCheck.run(subject.scenario(), expected, subject.place(), images);
            told(subject, expected, Optional.of(run.outcome()), run.differences());
        } catch (ScenarioProblem e) {
            told(subject, expected, Optional.empty(), e.messages());
        }
    }

    private void told(Subject subject, StatedOutcome expected, Optional<RunOutcome> outcome,
            List<String> differences) {
        different += differences.isEmpty() ? 0 : 1;
        report.checked(subject, expected, outcome, differences);
    }
}
