package ringside.scenarios.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

import ringside.model.Expectation;
import ringside.model.ExpectedRegisters;
import ringside.model.ExpectedReturn;
import ringside.model.RingsidePackage.Literals;
import ringside.model.outcome.Circumstances;
import ringside.model.outcome.Outcome;
import ringside.scenarios.text.NearestNames;
import ringside.scenarios.text.Quoted;

/** What a difference must fulfil: it states only what differs, and only of what is there. */
final class DifferenceRules {

    private final Expectation difference;
    private final Expectation base;
    private final Outcome outcome;
    private final Outcome other;
    private final List<DocumentFault> faults = new ArrayList<>();

    private DifferenceRules(Expectation difference, Expectation base, Map<Expectation, Outcome> outcomes) {
        this.difference = difference;
        this.base = base;
        this.outcome = outcomes.get(difference);
        this.other = outcomes.get(base);
    }

    /**
     * Everything that is wrong.
     *
     * @param base     what it differs from
     * @param outcomes what each expectation of the scenario states
     */
    static List<DocumentFault> check(Expectation difference, Expectation base, Map<Expectation, Outcome> outcomes) {
        DifferenceRules rules = new DifferenceRules(difference, base, outcomes);
        rules.single();
        rules.registers();
        rules.unstated();
        rules.returns();
        if (rules.faults.isEmpty()) {
            rules.something();
        }
        return rules.faults;
    }

    private void single() {
        if (difference.getEnded() != null && other.ended().equals(Optional.of(difference.getEnded()))) {
            same(difference, Literals.EXPECTATION__ENDED, "ended");
        }
        if (!difference.getTraps().isEmpty() && difference.getTraps().equals(other.traps())) {
            same(difference, Literals.EXPECTATION__TRAPS, "traps");
        }
    }

    private void registers() {
        ExpectedRegisters stated = difference.getRegisters();
        if (stated == null) {
            return;
        }
        for (EAttribute register : stated.eClass().getEAllAttributes()) {
            if (stated.eIsSet(register) && stated.eGet(register).equals(other.registers().get(register.getName()))) {
                same(stated, register, register.getName());
            }
        }
    }

    private void unstated() {
        List<String> names = difference.getUnstated();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!other.registers().containsKey(name)) {
                add(difference, Literals.EXPECTATION__UNSTATED, i, unknown(name));
            } else if (difference.getRegisters() != null && difference.getRegisters()
                    .eIsSet(Literals.EXPECTED_REGISTERS.getEStructuralFeature(name))) {
                add(difference, Literals.EXPECTATION__UNSTATED, i, Quoted.text(name)
                        + " has a value in this expectation: remove it here or there");
            } else if (names.indexOf(name) < i) {
                add(difference, Literals.EXPECTATION__UNSTATED, i, Quoted.text(name) + " is stated twice: keep one");
            }
        }
    }

    private String unknown(String name) {
        List<String> near = NearestNames.of(name, other.registers().keySet());
        return "what is stated for " + Quoted.text(difference.getLike()) + " says nothing of " + Quoted.text(name)
                + (near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?") + " It states "
                + String.join(", ", other.registers().keySet());
    }

    private void returns() {
        List<ExpectedReturn> stated = difference.getReturns();
        if (stated.stream().anyMatch(one -> !one.getAt().isEmpty())) {
            Set<Integer> seen = new HashSet<>();
            stated.forEach(one -> placed(one, seen));
        } else if (!stated.isEmpty() && outcome.returns().equals(other.returns())) {
            same(stated.get(0), Literals.EXPECTED_RETURN__PATH, "the list of returns");
        }
    }

    private void placed(ExpectedReturn one, Set<Integer> seen) {
        if (one.getAt().isEmpty()) {
            add(one, Literals.EXPECTED_RETURN__PATH, 0, "at is missing: state it for all returns of a difference, "
                    + "or for none");
        } else if (one.getTimes() != 1) {
            add(one, Literals.EXPECTED_RETURN__TIMES, 0, "times does not go with at: name every number in at");
        }
        for (int i = 0; i < one.getAt().size(); i++) {
            int number = one.getAt().get(i);
            if (number > other.returns().size()) {
                add(one, Literals.EXPECTED_RETURN__AT, i, "there is no return " + number + " for "
                        + Quoted.text(difference.getLike()) + ", which has " + other.returns().size()
                        + ": state the whole list, without at");
            } else if (!seen.add(number)) {
                add(one, Literals.EXPECTED_RETURN__AT, i, "return " + number + " is stated twice: keep one");
            } else if (outcome.returns().get(number - 1).equals(other.returns().get(number - 1))) {
                add(one, Literals.EXPECTED_RETURN__AT, i, same("return " + number));
            }
        }
    }

    /** In other circumstances the same outcome is worth stating. */
    private void something() {
        if (outcome.equals(other)
                && Circumstances.of(difference).equals(Circumstances.of(base))) {
            add(difference, Literals.EXPECTATION__LIKE, 0, "this says the same as what is stated for "
                    + Quoted.text(difference.getLike()) + ": name the kernels there");
        }
    }

    private void same(EObject object, EStructuralFeature feature, String what) {
        add(object, feature, 0, same(what));
    }

    private String same(String what) {
        return what + " is the same as what is stated for " + Quoted.text(difference.getLike())
                + ": state only what differs";
    }

    private void add(EObject object, EStructuralFeature feature, int index, String message) {
        faults.add(new DocumentFault(object, feature, index, Optional.empty(), message));
    }
}
