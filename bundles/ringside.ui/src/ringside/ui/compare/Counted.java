package ringside.ui.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.eclipse.emf.ecore.util.EcoreUtil;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.model.outcome.StatedOutcome;
import ringside.model.outcome.StatedOutcomes;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.recording.RecordedLine;
import ringside.scenarios.recording.Recording;
import ringside.scenarios.recording.RecordingReader;
import ringside.scenarios.recording.RecordingReading;
import ringside.scenarios.text.Diagnostic;
import ringside.scenarios.workload.Workload;
import ringside.scenarios.workload.WorkloadReader;
import ringside.scenarios.workload.WorkloadReading;
import ringside.stepper.OtherKernel;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.compare.ExpectationCheck;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.run.Progress;
import ringside.stepper.statistics.WorkloadCounter;
import ringside.stepper.statistics.WorkloadItem;
import ringside.stepper.statistics.WorkloadStatistics;

/**
 * What was counted, and what could not run.
 *
 * @param statistics the numbers
 * @param left why some of it could not run, a sentence each
 */
record Counted(WorkloadStatistics statistics, List<String> left) {

    Counted {
        left = List.copyOf(left);
    }

    /** Every scenario of the library that says what to expect on this kernel. */
    static Counted library(Profile profile, Progress progress) {
        List<WorkloadItem> items = new ArrayList<>();
        for (Scenario scenario : ScenarioLibrary.all()) {
            for (StatedOutcome expected : StatedOutcomes.of(scenario)) {
                if (expected.kernel().equals(profile.id())) {
                    items.add(new WorkloadItem(scenario.getId(), 1,
                            ExpectationCheck.asExpected(scenario, expected)));
                }
            }
        }
        return of(items, progress);
    }

    /** One scenario on every kernel that can run it. */
    static Counted everywhere(Scenario scenario, Progress progress) {
        List<WorkloadItem> items = new ArrayList<>();
        for (Profile profile : Profiles.all()) {
            items.add(new WorkloadItem(profile.id(), 1, on(scenario, profile.id())));
        }
        return of(items, progress);
    }

    /** Where it cannot run the count says so. */
    private static Scenario on(Scenario scenario, String kernel) {
        try {
            return OtherKernel.of(scenario, kernel, new ProgramPlace(scenario.getId(), 1));
        } catch (ScenarioProblem cannotRun) {
            Scenario copy = EcoreUtil.copy(scenario);
            copy.setKernel(kernel);
            return copy;
        }
    }

    /** A workload; a line without a kernel of its own keeps that of its scenario. */
    static Counted workload(Workload workload, Progress progress) {
        return of(workload.lines().stream().map(line -> new WorkloadItem(workload.name() + ":" + line.number(),
                line.weight(), line.scenario())).toList(), progress);
    }

    /** A workload file or a recording of a real kernel, told apart by the name's ending. */
    static Counted file(Path file, Profile profile, Progress progress) {
        if (file.toString().endsWith(Recording.ENDING)) {
            return recording(RecordingReader.read(file), profile, progress);
        }
        WorkloadReading reading = WorkloadReader.read(file, Profiles.all().stream().map(Profile::id).toList());
        return reading instanceof WorkloadReading.Ok ok ? workload(ok.workload(), progress)
                : refused(((WorkloadReading.Refused) reading).problems());
    }

    private static Counted recording(RecordingReading reading, Profile profile, Progress progress) {
        return reading instanceof RecordingReading.Ok ok
                ? new Counted(WorkloadCounter.recording(ok.recording().lines().stream()
                        .map(RecordedLine::fields).toList(), ok.recording().lines().size(), profile, progress)
                        .orElseThrow(CancellationException::new), List.of())
                : refused(((RecordingReading.Refused) reading).problems());
    }

    private static Counted refused(List<Diagnostic> problems) {
        return new Counted(new WorkloadStatistics(List.of()), problems.stream().map(Diagnostic::toString).toList());
    }

    /** One after the other, so that one that cannot run does not stop the rest. */
    private static Counted of(List<WorkloadItem> items, Progress progress) {
        List<WorkloadStatistics.Row> rows = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (WorkloadItem item : items) {
            try {
                rows.addAll(WorkloadCounter.scenarios(List.of(item), progress)
                        .orElseThrow(CancellationException::new).rows());
            } catch (ScenarioProblem problem) {
                left.addAll(problem.messages());
            }
            progress.at(rows.size() + left.size(), items.size());
        }
        return new Counted(new WorkloadStatistics(rows), left);
    }
}
