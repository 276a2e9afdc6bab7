package ringside.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.cli.arguments.ChosenMachine;
import ringside.cli.arguments.Subject;
import ringside.cli.arguments.SubjectReader;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.cli.console.ProgressLine;
import ringside.cli.console.RowWriter;
import ringside.cli.console.TableFormat;
import ringside.cli.report.MapDifferences;
import ringside.cli.report.RunComparisonReport;
import ringside.cli.report.RunComparisonRows;
import ringside.cli.report.RunComparisonText;
import ringside.kernel.questions.DecidingKernel;
import ringside.kernel.questions.InputClasses;
import ringside.kernel.questions.MapComparison;
import ringside.model.Scenario;
import ringside.model.outcome.StatedOutcomes;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.UnknownScenarioException;
import ringside.stepper.OtherKernel;
import ringside.stepper.compare.RunComparer;
import ringside.stepper.compare.RunComparison;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.lockstep.Lockstep;
import ringside.stepper.lockstep.Version;

/** Finds where the runs of scenarios on two kernels part; apart from the command so that help loads no model. */
final class RunComparisons {
    private final Console console;
    private final CompareCommand command;
    private final RunComparisonReport report;
    private int compared;
    private int parted;
    private int returned;
    private int seen;

    RunComparisons(Console console, CompareCommand command, TableFormat format) {
        this.console = console;
        this.command = command;
        this.report = format == TableFormat.TEXT ? new RunComparisonText(console)
                : new RunComparisonRows(RowWriter.of(format, console));
    }

    /** {@return the exit status} */
    int compare(DecidingKernel one, DecidingKernel other, List<String> names, boolean library) throws IOException {
        List<Subject> subjects = new ArrayList<>();
        int status = ExitStatus.DONE;
        for (String name : names) {
            status = Math.max(status, add(name, subjects));
        }
        if (library) {
            ScenarioLibrary.all().stream().filter(scenario -> expects(scenario, one) && expects(scenario, other))
                    .forEach(scenario -> subjects.add(SubjectReader.library(scenario)));
        }
        try (ProgressLine progress = console.progress()) {
            report.begin(one, other);
            for (Subject subject : subjects) {
                progress.begin(subject.name() + " (" + (compared + 1) + " of " + subjects.size() + ")");
                status = Math.max(status, compare(subject, !library, progress));
            }
            report.end(MapDifferences.sum(MapComparison.of(one, other, InputClasses.ofAllProfiles(), progress)),
                    compared + (compared == 1 ? " scenario: " : " scenarios: ") + parted + " part, " + returned
                            + " return differently, in " + seen + " the program sees a difference");
        }
        return status;
    }

    private int add(String name, List<Subject> subjects) throws IOException {
        try {
            subjects.add(new SubjectReader(console).read(name));
            return ExitStatus.DONE;
        } catch (UnknownScenarioException e) {
            throw command.usage(e.getMessage());
        } catch (BadInput e) {
            console.complain(e.getMessage());
            return ExitStatus.BAD_INPUT;
        }
    }

    private static boolean expects(Scenario scenario, DecidingKernel kernel) {
        return StatedOutcomes.states(scenario, kernel.profile().id());
    }

    /** @param whole whether the runs are told row by row */
    private int compare(Subject subject, boolean whole, ProgressLine progress) {
        progress.nextRow();
        ChosenMachine.apply(command.kernels(), subject.scenario());
        try {
            Version a = command.kernels().one();
            Version b = command.kernels().other();
            Scenario one = OtherKernel.of(subject.scenario(), a.kernel(), subject.place());
            Scenario other = OtherKernel.of(subject.scenario(), b.kernel(), subject.place());
            RunComparison comparison = RunComparer.compare(a.of(one), b.of(other), subject.place(), progress);
            Optional<Lockstep> aligned = whole ? Optional.of(Lockstep.of(one, a, other, b, subject.place(),
                    Lockstep.MOST,
                    progress)) : Optional.empty();
            progress.close();
            count(comparison);
            report.compared(subject.name(), comparison, aligned);
            return ExitStatus.DONE;
        } catch (ScenarioProblem e) {
            progress.close();
            console.complain(e.getMessage());
            return ExitStatus.BAD_INPUT;
        }
    }

    private void count(RunComparison comparison) {
        compared++;
        parted += comparison.part().isPresent() ? 1 : 0;
        returned += comparison.returned().isPresent() ? 1 : 0;
        seen += comparison.user().isPresent() ? 1 : 0;
    }
}
