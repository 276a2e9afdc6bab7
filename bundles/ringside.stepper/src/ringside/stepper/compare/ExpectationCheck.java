package ringside.stepper.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringside.kernel.listing.KernelImages;
import ringside.model.Expectation;
import ringside.model.ExpectedRegister;
import ringside.model.ExpectedReturn;
import ringside.model.ExpectedTrap;
import ringside.model.RingsidePackage.Literals;
import ringside.model.Scenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.run.ReturnRecord;
import ringside.stepper.value.Hex;
import ringside.stepper.value.ValueProblem;

/** Runs a scenario on a kernel that it names and compares the outcome with what it expects there. */
public final class ExpectationCheck {
    /** What an expectation may say about computer and build, and the feature of the scenario that it overrides. */
    private static final Map<EAttribute, EAttribute> CHOICES = Map.of(
            Literals.EXPECTATION__VENDOR, Literals.SCENARIO__VENDOR,
            Literals.EXPECTATION__LA57, Literals.SCENARIO__LA57,
            Literals.EXPECTATION__PTI, Literals.SCENARIO__PTI,
            Literals.EXPECTATION__XEN_PV, Literals.SCENARIO__XEN_PV,
            Literals.EXPECTATION__X32, Literals.SCENARIO__X32);

    private ExpectationCheck() {
    }

    /**
     * {@return what differs, a sentence each; empty when all is as expected}
     *
     * @param scenario stays as it is
     * @param expected one of its expectations
     * @throws ScenarioProblem when it cannot be started on that kernel
     */
    public static List<String> differences(Scenario scenario, Expectation expected, ProgramPlace place)
            throws ScenarioProblem {
        return run(scenario, expected, place, new KernelImages()).differences();
    }

    /**
     * {@return the run with what differs}
     *
     * @param scenario stays as it is
     * @param expected one of its expectations
     * @param images   kernels that were assembled before
     * @throws ScenarioProblem when it cannot be started on that kernel
     */
    public static ExpectationRun run(Scenario scenario, Expectation expected, ProgramPlace place,
            KernelImages images) throws ScenarioProblem {
        Scenario copy = asExpected(scenario, expected);
        ScenarioRun run = ScenarioRun.of(copy, place, images);
        RunOutcome outcome = run.run(copy.getMaxSteps(), null);
        return new ExpectationRun(outcome, differences(expected, run, outcome));
    }

    private static List<String> differences(Expectation expected, ScenarioRun run, RunOutcome outcome) {
        List<String> differences = new ArrayList<>();
        if (expected.getEnded() != null && !expected.getEnded().equals(outcome.ended())) {
            differences.add(different("ended", outcome.ended(), expected.getEnded()));
        }
        if (!expected.getReturns().isEmpty()) {
            returns(expected, outcome, differences);
        }
        for (ExpectedRegister register : expected.getRegisters()) {
            Long value = outcome.user().get(register.getName());
            if (!Objects.equals(value, register.getValue())) {
                differences.add(different(register.getName(), value == null ? "unknown" : Hex.of(value),
                        Hex.of(register.getValue())));
            }
        }
        if (!expected.getReturns().isEmpty() || !expected.getTraps().isEmpty()) {
            traps(expected, run, outcome, differences);
        }
        return differences;
    }

    /**
     * {@return a copy of a scenario on the kernel of an expectation, and on its computer and build as far as it names
     * them}
     */
    public static Scenario asExpected(Scenario scenario, Expectation expected) {
        Scenario copy = EcoreUtil.copy(scenario);
        copy.setKernel(expected.getKernel());
        CHOICES.forEach((choice, target) -> {
            if (expected.eIsSet(choice)) {
                copy.eSet(target, expected.eGet(choice));
            }
        });
        return copy;
    }

    private static void returns(Expectation expected, RunOutcome outcome, List<String> differences) {
        List<String> wanted = expected.getReturns().stream().map(ExpectationCheck::text).toList();
        List<String> got = outcome.returns().stream().map(ExpectationCheck::text).toList();
        compare("return", wanted, got, outcome, differences);
    }

    private static void traps(Expectation expected, ScenarioRun run, RunOutcome outcome, List<String> differences) {
        List<String> wanted = new ArrayList<>();
        for (ExpectedTrap trap : expected.getTraps()) {
            try {
                wanted.add(Hex.of(run.evaluate(trap.getRip())));
            } catch (ValueProblem e) {
                differences.add("trap " + trap.getRip() + ": " + e.getMessage());
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
            differences.add(different("number of " + what + "s", String.valueOf(got.size()),
                    String.valueOf(wanted.size())));
        }
        for (int i = 0; i < Math.min(wanted.size(), got.size()); i++) {
            if (!wanted.get(i).equals(got.get(i))) {
                differences.add(different(what + " " + (i + 1), got.get(i), wanted.get(i)));
            }
        }
    }

    private static String text(ExpectedReturn r) {
        return text(r.getPath(), r.getReason(), r.getFailing());
    }

    private static String text(ReturnRecord r) {
        return text(r.path().label(), r.reason(), String.join("+", r.failing()));
    }

    private static String text(String path, String reason, String failing) {
        boolean none = reason == null || reason.isEmpty();
        return path + (none ? "" : " " + reason) + (failing == null || failing.isEmpty() ? "" : " (" + failing + ")");
    }

    private static String different(String what, String got, String wanted) {
        return what + " is " + got + ", expected " + wanted;
    }
}
