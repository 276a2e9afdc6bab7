package ringside.cli.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringside.cli.arguments.RecordingFile;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.InputFile;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;
import ringside.model.Scenario;
import ringside.scenarios.recording.RecordedLine;
import ringside.scenarios.recording.Recording;
import ringside.scenarios.text.Diagnostic;
import ringside.scenarios.workload.Workload;
import ringside.scenarios.workload.WorkloadLibrary;
import ringside.scenarios.workload.WorkloadLine;
import ringside.scenarios.workload.WorkloadReader;
import ringside.scenarios.workload.WorkloadReading;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.run.Progress;
import ringside.stepper.statistics.WorkloadCounter;
import ringside.stepper.statistics.WorkloadItem;
import ringside.stepper.statistics.WorkloadStatistics;

/** Finds out what an argument of {@code stats} means: a workload, by file or name, or a recording; and counts it. */
final class WorkloadSource {
    private static final List<String> KERNELS = Profiles.all().stream().map(Profile::id).toList();
    private static final int LOOK_AHEAD = 1 << 16;

    private final Console console;
    private final List<Profile> profiles;

    /** @param profiles kernels that the command line names; empty: those of the workload */
    WorkloadSource(Console console, List<Profile> profiles) {
        this.console = console;
        this.profiles = List.copyOf(profiles);
    }

    /** {@return what the argument counts, once} */
    WorkloadStatistics count(String argument) throws BadInput, IOException {
        if (WorkloadLibrary.names().contains(argument)) {
            return workload(WorkloadLibrary.find(argument, KERNELS));
        }
        InputFile input = InputFile.of(argument);
        if (argument.endsWith(Recording.ENDING)) {
            return recording(RecordingFile.read(input, console));
        }
        try (BufferedInputStream in = new BufferedInputStream(input.open(console))) {
            return beginsAsObject(in) ? recording(RecordingFile.read(in, input.name())) : workload(in, input.name());
        }
    }

    /** A recording begins with a brace, and no workload does. */
    private static boolean beginsAsObject(InputStream in) throws IOException {
        in.mark(LOOK_AHEAD);
        int c = in.read();
        for (int i = 1; i < LOOK_AHEAD && Character.isWhitespace(c); i++) {
            c = in.read();
        }
        in.reset();
        return c == '{';
    }

    private WorkloadStatistics workload(InputStream in, String name) throws BadInput {
        WorkloadReading reading = WorkloadReader.read(in, name, KERNELS);
        if (reading instanceof WorkloadReading.Ok ok) {
            return workload(ok.workload());
        }
        throw new BadInput(((WorkloadReading.Refused) reading).problems().stream().map(Diagnostic::toString).toList());
    }

    private WorkloadStatistics workload(Workload workload) throws BadInput {
        List<WorkloadItem> items = new ArrayList<>();
        if (profiles.isEmpty()) {
            workload.lines().forEach(line -> items.add(item(workload, line, line.scenario())));
        }
        for (Profile profile : profiles) {
            for (WorkloadLine line : workload.lines()) {
                Scenario scenario = EcoreUtil.copy(line.scenario());
                scenario.setKernel(profile.id());
                items.add(item(workload, line, scenario));
            }
        }
        try {
            return WorkloadCounter.scenarios(items, Progress.NONE).orElseThrow();
        } catch (ScenarioProblem e) {
            throw new BadInput(e.getMessage(), e);
        }
    }

    private static WorkloadItem item(Workload workload, WorkloadLine line, Scenario scenario) {
        return new WorkloadItem(workload.name() + ":" + line.number(), line.weight(), scenario);
    }

    private WorkloadStatistics recording(Recording recording) {
        List<Profile> wanted = profiles.isEmpty() ? List.of(usual()) : profiles;
        List<WorkloadStatistics.Row> rows = new ArrayList<>();
        for (Profile profile : wanted) {
            rows.addAll(WorkloadCounter.recording(recording.lines().stream().map(RecordedLine::fields)::iterator,
                    recording.lines().size(), profile, Progress.NONE).orElseThrow().rows());
        }
        return new WorkloadStatistics(rows);
    }

    private static Profile usual() {
        try {
            return Profiles.named(ReplayCommand.USUAL);
        } catch (UnknownNameException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
