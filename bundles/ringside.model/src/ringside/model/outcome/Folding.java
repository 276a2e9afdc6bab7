package ringside.model.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.common.util.ECollections;
import ringside.model.Expectation;
import ringside.model.Scenario;

/**
 * States every outcome of a scenario once: kernels that share it stand in one expectation, and one that differs little
 * from one above it is stated as a difference from that.
 */
public final class Folding {

    /** What kernels must have in common to share an expectation. */
    private record Shared(Circumstances circumstances, Outcome outcome) {
    }

    private Folding() {
    }

    /** States the outcomes of a scenario again; the kernels, their outcomes and their order stay as they are. */
    public static void fold(Scenario scenario) {
        Map<Shared, List<StatedOutcome>> groups = new LinkedHashMap<>();
        for (StatedOutcome stated : StatedOutcomes.of(scenario)) {
            groups.computeIfAbsent(new Shared(Circumstances.of(stated.in()), stated.outcome()),
                    any -> new ArrayList<>()).add(stated);
        }
        Map<Expectation, Outcome> folded = new LinkedHashMap<>();
        groups.forEach((shared, members) -> folded.put(group(shared, members, folded), shared.outcome()));
        ECollections.setEList(scenario.getExpectations(), List.copyOf(folded.keySet()));
    }

    private static Expectation group(Shared shared, List<StatedOutcome> members, Map<Expectation, Outcome> above) {
        Expectation group = shortest(shared.outcome(), above);
        members.forEach(member -> group.getKernels().add(member.kernel()));
        members.stream().filter(StatedOutcome::recorded).forEach(member -> group.getRecorded().add(member.kernel()));
        shared.circumstances().stateIn(group);
        return group;
    }

    /**
     * The shortest expectation, of no kernel yet, that states an outcome below others: a difference where that is
     * shorter than stating it in full, from the first of those that are equally short.
     *
     * @param above the expectations above it, with the outcomes that they state
     */
    public static Expectation shortest(Outcome outcome, Map<Expectation, Outcome> above) {
        Expectation full = Statement.full(outcome);
        return above.keySet().stream().flatMap(base -> difference(base, outcome, above).stream())
                .min(Comparator.comparingInt(Statement::length))
                .filter(difference -> Statement.length(difference) < Statement.length(full)).orElse(full);
    }

    private static Optional<Expectation> difference(Expectation base, Outcome outcome,
            Map<Expectation, Outcome> above) {
        Optional<String> name = base.getKernels().stream()
                .filter(kernel -> StatedOutcomes.naming(kernel, above.keySet()).orElseThrow() == base).findFirst();
        Optional<Expectation> difference = Statement.difference(above.get(base), outcome);
        difference.ifPresent(stated -> stated.setLike(name.orElse(null)));
        return name.flatMap(any -> difference);
    }
}
