package ringside.stepper.statistics;

import java.util.concurrent.CancellationException;
import ringside.model.Scenario;
import ringside.stepper.compare.RunSink;
import ringside.stepper.compare.ScenarioRun;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.run.Happening;
import ringside.stepper.run.Progress;
import ringside.stepper.returns.Return;
import ringside.stepper.run.StepRecord;

/** Runs one scenario from start to end and counts. */
final class ScenarioTally implements RunSink {
    /** Steps between two looks at the cancel button. */
    private static final int STRETCH = 1 << 14;

    private final TallySheet sheet = new TallySheet();
    private final Progress progress;

    private ScenarioTally(Progress progress) {
        this.progress = progress;
    }

    /**
     * {@return what a run counts}
     *
     * @throws ScenarioProblem       when it cannot start
     * @throws CancellationException when the run was cancelled
     */
    static Tally of(Scenario scenario, String origin, Progress progress) throws ScenarioProblem {
        ScenarioTally counting = new ScenarioTally(progress);
        ScenarioRun.of(scenario, new ProgramPlace(origin, 1)).run(scenario.getMaxSteps(), counting);
        return counting.sheet.tally();
    }

    @Override
    public void step(StepRecord record) {
        sheet.steps(record.phase(), record.cpl() == 0, 1);
        if (record.mitigation() != null) {
            sheet.mitigated(record.mitigation());
        }
        if (record.step() % STRETCH == 0 && progress.cancelled()) {
            throw new CancellationException();
        }
    }

    @Override
    public void happened(long steps, Happening happening) {
    }

    @Override
    public void returned(Return made) {
        sheet.returned(made.path(), reason(made));
    }

    private static String reason(Return record) {
        return record.verdict() == null || record.verdict().results().isEmpty() ? Tally.UNASKED
                : record.reason() == null ? Tally.PASSED : record.reason();
    }
}
