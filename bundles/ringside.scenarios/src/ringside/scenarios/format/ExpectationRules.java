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

import ringside.model.CheckName;
import ringside.model.Expectation;
import ringside.model.ExpectedReturn;
import ringside.model.Inapplicable;
import ringside.model.RingsidePackage.Literals;
import ringside.model.Scenario;
import ringside.model.outcome.Circumstances;
import ringside.model.outcome.Outcome;
import ringside.model.outcome.StatedOutcomes;
import ringside.scenarios.text.NearestNames;
import ringside.scenarios.text.Quoted;

/**
 * What the expectations of a scenario must fulfil together: each kernel is stated once, and a difference differs from
 * something. They are looked at once every value for itself is fine.
 */
final class ExpectationRules {

    /** Returns that one expectation may state. */
    static final int MOST_RETURNS = 10_000;

    /** Expectations that a scenario may have: many more than there are kernels and computers. */
    private static final int MOST_EXPECTATIONS = 1_000;

    private final Scenario scenario;
    private final List<DocumentFault> faults = new ArrayList<>();

    private ExpectationRules(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Everything that is wrong, in the order of the file. */
    static List<DocumentFault> check(Scenario scenario) {
        ExpectationRules rules = new ExpectationRules(scenario);
        if (scenario.getExpectations().size() > MOST_EXPECTATIONS) {
            rules.add(scenario, Literals.SCENARIO__EXPECTATIONS, 0, scenario.getExpectations().size()
                    + " expectations are stated, at most " + MOST_EXPECTATIONS + " are accepted");
            return rules.faults;
        }
        rules.onceEach();
        scenario.getExpectations().forEach(rules::expectation);
        if (rules.faults.isEmpty()) {
            rules.differences();
        }
        return rules.faults;
    }

    private void onceEach() {
        Set<String> stated = new HashSet<>();
        for (Expectation group : scenario.getExpectations()) {
            String with = Circumstances.of(group).text();
            for (int i = 0; i < group.getKernels().size(); i++) {
                String kernel = group.getKernels().get(i) + (with.isEmpty() ? "" : " with " + with);
                once(group, Literals.EXPECTATION__KERNELS, i, kernel, stated);
            }
        }
        Set<String> without = new HashSet<>();
        for (Inapplicable group : scenario.getInapplicable()) {
            for (int i = 0; i < group.getKernels().size(); i++) {
                String kernel = group.getKernels().get(i);
                if (StatedOutcomes.states(scenario, kernel)) {
                    add(group, Literals.INAPPLICABLE__KERNELS, i, "an outcome is expected for " + Quoted.text(kernel)
                            + ": state that, or that the scenario does not apply, not both");
                }
                once(group, Literals.INAPPLICABLE__KERNELS, i, kernel, without);
            }
        }
    }

    private void once(EObject group, EAttribute attribute, int index, String kernel, Set<String> seen) {
        if (!seen.add(kernel)) {
            add(group, attribute, index, Quoted.text(kernel) + " is stated twice: keep one");
        }
    }

    private void expectation(Expectation expectation) {
        recorded(expectation);
        int returns = expectation.getReturns().stream().mapToInt(ExpectedReturn::getTimes).sum();
        if (returns > MOST_RETURNS) {
            add(expectation, Literals.EXPECTATION__RETURNS, 0, returns + " returns are stated, at most "
                    + MOST_RETURNS + " are accepted");
        } else if (expectation.getLike() == null) {
            inFull(expectation);
        } else if (StatedOutcomes.base(expectation, above(expectation)).isEmpty()) {
            add(expectation, Literals.EXPECTATION__LIKE, 0, noBase(expectation));
        }
        expectation.getReturns().forEach(this::failing);
    }

    private List<Expectation> above(Expectation expectation) {
        return scenario.getExpectations().stream().takeWhile(above -> above != expectation).toList();
    }

    private void differences() {
        Map<Expectation, Outcome> outcomes = StatedOutcomes.each(scenario);
        outcomes.keySet().forEach(expectation -> StatedOutcomes.base(expectation, above(expectation)).ifPresent(
                base -> faults.addAll(DifferenceRules.check(expectation, base, outcomes))));
    }

    private void recorded(Expectation expectation) {
        List<String> recorded = expectation.getRecorded();
        for (int i = 0; i < recorded.size(); i++) {
            if (!expectation.getKernels().contains(recorded.get(i))) {
                add(expectation, Literals.EXPECTATION__RECORDED, i, Quoted.text(recorded.get(i))
                        + " is not one of the kernels of this expectation: " + String.join(", ",
                                expectation.getKernels()));
            }
        }
    }

    private void inFull(Expectation expectation) {
        if (!expectation.getUnstated().isEmpty()) {
            add(expectation, Literals.EXPECTATION__UNSTATED, 0,
                    "unstated belongs to a difference: state like, or remove it");
        }
        for (ExpectedReturn stated : expectation.getReturns()) {
            if (!stated.getAt().isEmpty()) {
                add(stated, Literals.EXPECTED_RETURN__AT, 0, "at belongs to a difference: state like, or remove it");
            }
        }
    }

    private String noBase(Expectation expectation) {
        String like = expectation.getLike();
        List<String> above = above(expectation).stream().flatMap(group -> group.getKernels().stream()).distinct()
                .toList();
        List<String> near = NearestNames.of(like, above);
        return "like names " + Quoted.text(like) + ", " + whyNot(expectation, like)
                + (near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?")
                + (above.isEmpty() ? " Nothing is stated above: remove like"
                        : " Stated above are " + String.join(", ", above));
    }

    private String whyNot(Expectation expectation, String like) {
        if (expectation.getKernels().contains(like)) {
            return "a kernel of the difference itself.";
        }
        return StatedOutcomes.states(scenario, like) ? "which is stated below: a difference comes behind."
                : "for which nothing is stated.";
    }

    private void failing(ExpectedReturn expected) {
        Set<CheckName> seen = new HashSet<>();
        for (int i = 0; i < expected.getFailing().size(); i++) {
            if (!seen.add(expected.getFailing().get(i))) {
                add(expected, Literals.EXPECTED_RETURN__FAILING, i, "failing names a check twice: keep one "
                        + expected.getFailing().get(i).getLiteral());
            }
        }
    }

    private void add(EObject object, EStructuralFeature feature, int index, String message) {
        faults.add(new DocumentFault(object, feature, index, Optional.empty(), message));
    }
}
