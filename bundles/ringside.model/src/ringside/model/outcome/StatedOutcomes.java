package ringside.model.outcome;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.model.Expectation;
import ringside.model.Inapplicable;
import ringside.model.Scenario;

/** Takes the expectations of a scenario apart. */
public final class StatedOutcomes {

    private StatedOutcomes() {
    }

    /** Every kernel and outcome that a scenario states, in the order of the file. */
    public static List<StatedOutcome> of(Scenario scenario) {
        List<StatedOutcome> all = new ArrayList<>();
        each(scenario).forEach((expectation, outcome) -> expectation.getKernels()
                .forEach(kernel -> all.add(new StatedOutcome(kernel, expectation, outcome))));
        return all;
    }

    /**
     * The outcome that each expectation of a scenario states, in the order of the file: a difference together with
     * what it differs from. A difference from nothing counts as stated in full.
     */
    public static Map<Expectation, Outcome> each(Scenario scenario) {
        Map<Expectation, Outcome> outcomes = new LinkedHashMap<>();
        for (Expectation expectation : scenario.getExpectations()) {
            outcomes.put(expectation, base(expectation, outcomes.keySet())
                    .map(base -> outcomes.get(base).changedBy(expectation)).orElseGet(() -> Outcome.of(expectation)));
        }
        return outcomes;
    }

    /**
     * What a difference differs from: the first expectation above it that names the kernel of {@code like}. Empty if
     * it is no difference, or if there is none.
     *
     * @param above the expectations above it
     */
    public static Optional<Expectation> base(Expectation difference, Collection<Expectation> above) {
        return Optional.ofNullable(difference.getLike()).flatMap(kernel -> naming(kernel, above));
    }

    /** The first expectation that names a kernel. */
    static Optional<Expectation> naming(String kernel, Collection<Expectation> above) {
        return above.stream().filter(group -> group.getKernels().contains(kernel)).findFirst();
    }

    /** Whether a scenario states an outcome for a kernel. */
    public static boolean states(Scenario scenario, String kernel) {
        return scenario.getExpectations().stream().anyMatch(group -> group.getKernels().contains(kernel));
    }

    /** Why a scenario has no meaning on a kernel; empty if it says nothing of the kind. */
    public static Optional<String> inapplicable(Scenario scenario, String kernel) {
        return scenario.getInapplicable().stream().filter(group -> group.getKernels().contains(kernel))
                .map(Inapplicable::getReason).findFirst();
    }
}
