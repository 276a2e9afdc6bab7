package ringside.stepper.compare;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringside.kernel.listing.KernelImages;
import ringside.model.Scenario;
import ringside.model.outcome.Circumstances;
import ringside.model.outcome.Outcome;
import ringside.model.outcome.StatedOutcome;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.value.Hex;
import ringside.stepper.value.ValueProblem;

/** Runs a scenario on a kernel that it names and compares the outcome with what it expects there. */
public final class ExpectationCheck {
    private ExpectationCheck() {
    }

    /**
     * {@return what differs, a sentence each; empty when all is as expected}
     *
     * @param scenario stays as it is
     * @param expected one of the outcomes that it states
     * @throws ScenarioProblem when it cannot be started on that kernel
     */
    public static List<String> differences(Scenario scenario, StatedOutcome expected, ProgramPlace place)
            throws ScenarioProblem {
        return run(scenario, expected, place, new KernelImages()).differences();
    }

    /**
     * {@return the run with what differs}
     *
     * @param scenario stays as it is
     * @param expected one of the outcomes that it states
     * @param images   kernels that were assembled before
     * @throws ScenarioProblem when it cannot be started on that kernel
     */
    public static ExpectationRun run(Scenario scenario, StatedOutcome expected, ProgramPlace place,
            KernelImages images) throws ScenarioProblem {
        Scenario copy = asExpected(scenario, expected);
        ScenarioRun run = ScenarioRun.of(copy, place, images);
        RunOutcome outcome = run.run(copy.getMaxSteps(), null);
        return new ExpectationRun(outcome, differences(expected.outcome(), run, outcome));
    }

    private static List<String> differences(Outcome expected, ScenarioRun run, RunOutcome outcome) {
        List<String> differences = new ArrayList<>();
        expected.ended().filter(ended -> !ended.equals(outcome.ended()))
                .ifPresent(ended -> differences.add(StatedReturns.different("ended", outcome.ended(), ended)));
        if (!expected.returns().isEmpty()) {
            returns(expected, outcome, differences);
        }
        expected.registers().forEach((name, wanted) -> {
            Long value = outcome.user().get(name);
            if (!wanted.equals(value)) {
                differences.add(StatedReturns.different(name, value == null ? "unknown" : Hex.of(value), Hex.of(
                        wanted)));
            }
        });
        if (!expected.returns().isEmpty() || !expected.traps().isEmpty()) {
            traps(expected, run, outcome, differences);
        }
        return differences;
    }

    /** {@return a copy of a scenario on the kernel, the computer and the build for which an outcome is stated} */
    public static Scenario asExpected(Scenario scenario, StatedOutcome expected) {
        Scenario copy = EcoreUtil.copy(scenario);
        copy.setKernel(expected.kernel());
        Circumstances.of(expected.in()).applyTo(copy);
        return copy;
    }

    private static void returns(Outcome expected, RunOutcome outcome, List<String> differences) {
        List<String> wanted = expected.returns().stream().map(StatedReturns::text).toList();
        List<String> got = outcome.returns().stream().map(StatedReturns::text).toList();
        compare("return", wanted, got, outcome, differences);
    }

    private static void traps(Outcome expected, ScenarioRun run, RunOutcome outcome, List<String> differences) {
        List<String> wanted = new ArrayList<>();
        for (String trap : expected.traps()) {
            try {
                wanted.add(Hex.of(run.evaluate(trap)));
            } catch (ValueProblem e) {
                differences.add("trap " + trap + ": " + e.getMessage());
                return;
            }
        }
        compare("trap", wanted, outcome.traps().stream().map(Hex::of).toList(), outcome, differences);
    }

    /** Of a run that never ends only the beginning can be listed. */
    private static void compare(String what, List<String> wanted, List<String> got, RunOutcome outcome,
            List<String> differences) {
        boolean endless = outcome.ended().equals(RunOutcome.LIMIT);
        if (got.size() < wanted.size() || got.size() > wanted.size() && !endless) {
            differences.add(StatedReturns.different("number of " + what + "s", String.valueOf(got.size()),
                    String.valueOf(wanted.size())));
        }
        for (int i = 0; i < Math.min(wanted.size(), got.size()); i++) {
            if (!wanted.get(i).equals(got.get(i))) {
                differences.add(StatedReturns.different(what + " " + (i + 1), got.get(i), wanted.get(i)));
            }
        }
    }
}
