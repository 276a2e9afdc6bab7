package ringside.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ringside.cli.arguments.Subject;
import ringside.cli.arguments.SubjectReader;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.cli.report.CheckReport;
import ringside.kernel.listing.KernelImages;
import ringside.model.Expectation;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.UnknownScenarioException;
import ringside.stepper.compare.ExpectationCheck;
import ringside.stepper.compare.ExpectationRun;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.document.ScenarioProblem;

/** Carries out {@code check}: every scenario on every kernel that it names. */
final class LibraryCheck {
    private final Console console;
    private final CheckReport report;
    private final KernelImages images = new KernelImages();
    private int checked;
    private int different;
    private boolean damaged;

    LibraryCheck(Console console, CheckReport report) {
        this.console = console;
        this.report = report;
    }

    /** {@return the exit status} */
    int check(List<String> files, boolean library) throws IOException {
        if (library) {
            ScenarioLibrary.all().forEach(scenario -> check(SubjectReader.library(scenario)));
        }
        for (String file : files) {
            check(file);
        }
        report.end(checked + " checked, " + (checked - different) + " ok, " + different + " differ");
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
            report.unchecked(subject);
        }
        for (Expectation expectation : subject.scenario().getExpectations()) {
            check(subject, expectation);
        }
    }

    private void check(Subject subject, Expectation expectation) {
        checked++;
        try {
            ExpectationRun run = ExpectationCheck.run(subject.scenario(), expectation, subject.place(), images);
            told(subject, expectation, Optional.of(run.outcome()), run.differences());
        } catch (ScenarioProblem e) {
            told(subject, expectation, Optional.empty(), e.messages());
        }
    }

    private void told(Subject subject, Expectation expectation, Optional<RunOutcome> outcome,
            List<String> differences) {
        different += differences.isEmpty() ? 0 : 1;
        report.checked(subject, expectation, outcome, differences);
    }
}
