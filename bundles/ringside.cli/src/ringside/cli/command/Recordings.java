package ringside.cli.command;

import java.util.List;
import ringside.cli.arguments.ScenarioFile;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.kernel.listing.KernelImages;
import ringside.model.outcome.StatedOutcomes;
import ringside.stepper.compare.OutcomeRecorder;
import ringside.stepper.document.ScenarioProblem;

/** Records the outcomes of a scenario on kernels of which its file says nothing. */
final class Recordings implements FileChange.Change {
    private final Console console;
    private final List<String> kernels;
    private final OutcomeRecorder recorder = new OutcomeRecorder(ScenarioFile.kernels(), new KernelImages());

    /** @param kernels those to record, if nothing is said of them */
    Recordings(Console console, List<String> kernels) {
        this.console = console;
        this.kernels = kernels;
    }

    @Override
    public int apply(ScenarioFile file) throws BadInput {
        List<String> unstated = kernels.stream().filter(kernel -> !StatedOutcomes.states(file.scenario(), kernel)
                && StatedOutcomes.inapplicable(file.scenario(), kernel).isEmpty()).toList();
        int failed = 0;
        for (String kernel : unstated) {
            try {
                told(file, kernel, "recorded, " + recorder.record(file.scenario(), kernel, file.place()));
            } catch (ScenarioProblem e) {
                told(file, kernel, "NOT RECORDED: " + String.join("; ", e.messages()));
                failed++;
            }
        }
        if (unstated.size() > failed) {
            file.write();
        }
        return failed > 0 ? ExitStatus.NOT_AS_EXPECTED : ExitStatus.DONE;
    }

    private void told(ScenarioFile file, String kernel, String words) {
        console.line(String.format("%-36s  %-10s  %s", file.scenario().getId(), kernel, words));
    }
}
