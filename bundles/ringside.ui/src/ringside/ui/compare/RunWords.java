package ringside.ui.compare;

import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import ringside.model.Scenario;
import ringside.stepper.OtherKernel;
import ringside.stepper.compare.RunComparer;
import ringside.stepper.compare.RunComparison;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.run.Progress;
import ringside.stepper.returns.Return;
import ringside.ui.Messages;

/** Where the runs of one scenario on two kernels part, in a few sentences. */
final class RunWords {

    private static final int MOST_TOLD = 5;

    private RunWords() {
    }

    static String of(Scenario scenario, String one, String other, Progress progress) {
        try {
            ProgramPlace place = new ProgramPlace(scenario.getId(), 1);
            return of(RunComparer.compare(OtherKernel.of(scenario, one, place), OtherKernel.of(scenario, other, place),
                    place, progress));
        } catch (ScenarioProblem problem) {
            return NLS.bind(Messages.Compare_noRun, problem.messages().stream().limit(MOST_TOLD)
                    .collect(Collectors.joining(" ")));
        }
    }

    static String of(RunComparison runs) {
        return runs.part().map(RunWords::part).orElse(Messages.Compare_runsAlike) + " "
                + runs.returned().map(RunWords::returned).orElse(Messages.Compare_returnsAlike) + " "
                + runs.user().map(RunWords::seen).orElse(Messages.Compare_seesNothing);
    }

    private static String part(RunComparison.Parting parting) {
        return NLS.bind(Messages.Compare_part, new Object[] {Long.toString(parting.one().step()), step(parting.one()),
            step(parting.other())});
    }

    private static String step(RunComparison.Step step) {
        return step.routine().isEmpty() ? step.instruction()
                : NLS.bind(Messages.Compare_step, step.instruction(), step.routine());
    }

    private static String returned(RunComparison.Returns returns) {
        return NLS.bind(Messages.Compare_returned, new Object[] {Integer.toString(returns.number()),
            answer(returns.one()), answer(returns.other())});
    }

    private static String answer(Optional<Return> record) {
        return record.map(each -> each.reason() == null ? each.path().label()
                : NLS.bind(Messages.Compare_answer, each.path().label(), each.reason())).orElse(Messages.Compare_none);
    }

    private static String seen(RunComparison.Seen seen) {
        return NLS.bind(Messages.Compare_sees, seen.differences().stream().map(each -> NLS.bind(Messages.Compare_seen,
                new Object[] {each.name(), each.one(), each.other()})).collect(Collectors.joining(", ")));
    }
}
