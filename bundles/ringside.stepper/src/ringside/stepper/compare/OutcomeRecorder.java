package ringside.stepper.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import ringside.kernel.listing.KernelImages;
import ringside.model.CheckName;
import ringside.model.Expectation;
import ringside.model.ReturnPath;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.model.outcome.Circumstances;
import ringside.model.outcome.Folding;
import ringside.model.outcome.Outcome;
import ringside.model.outcome.StatedOutcome;
import ringside.model.outcome.StatedOutcomes;
import ringside.model.outcome.Statement;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.value.Hex;

/**
 * States the outcome of a scenario on a kernel of which it says nothing, as a proposal: what came out of a run, marked
 * as recorded. It joins an outcome that is stated already if that fits, or is stated as a difference from one.
 */
public final class OutcomeRecorder {
    /** Registers that are stated where no other outcome of the scenario states any. */
    private static final Set<String> USUAL_REGISTERS =
            Set.of("rip", "rsp", "rax", "rcx", "r11", "rflags", "cs", "ss");
    /** Ways to end after which no registers of a program are worth a statement. */
    private static final Set<String> NOBODY_LEFT = Set.of(RunOutcome.LIMIT, "oops", "shutdown", "halted");
    /** Returns and traps of a run that never ends. */
    private static final int BEGINNING = 10;

    private final List<String> order;
    private final KernelImages images;

    /** A run where another outcome is expected, and what differs from that. */
    private record Attempt(StatedOutcome expected, ExpectationRun run) {
    }

    /**
     * A recorder.
     *
     * @param order  ids of all kernel profiles, in the order in which an expectation names them
     * @param images kernels that were assembled before
     */
    public OutcomeRecorder(List<String> order, KernelImages images) {
        this.order = List.copyOf(order);
        this.images = images;
    }

    /**
     * Runs a scenario on a kernel and states the outcome in it; what it states for other kernels stays.
     *
     * @param kernel id of a profile of which the scenario says nothing
     * @return how it is stated now: as for which kernels, or like which, or in full
     * @throws ScenarioProblem when it cannot be started on that kernel; the scenario is then as it was
     */
    public String record(Scenario scenario, String kernel, ProgramPlace place) throws ScenarioProblem {
        List<Attempt> attempts = attempts(scenario, kernel, place);
        Optional<Attempt> fits = attempts.stream()
                .filter(attempt -> attempt.expected().in().eContainer() != null && attempt.run().differences()
                        .isEmpty())
                .max(Comparator.comparingInt(OutcomeRecorder::says)
                        .thenComparingInt(attempt -> -distance(kernel, attempt.expected().in().getKernels())));
        return fits.isPresent() ? joined(fits.get().expected().in(), kernel) : stated(scenario, kernel, attempts);
    }

    /** How much is stated: of two outcomes that fit the one that says more is better. */
    private static int says(Attempt attempt) {
        return Statement.length(Statement.full(attempt.expected().outcome()));
    }

    /** How many profiles lie between a kernel and the nearest of others. */
    private int distance(String kernel, List<String> others) {
        return others.stream().mapToInt(other -> Math.abs(order.indexOf(other) - order.indexOf(kernel))).min()
                .orElse(order.size());
    }

    /** One with what each expectation says of computer and build, as far as the scenario starts there. */
    private List<Attempt> attempts(Scenario scenario, String kernel, ProgramPlace place) throws ScenarioProblem {
        List<Attempt> attempts = new ArrayList<>();
        Optional<ScenarioProblem> problem = Optional.empty();
        for (Map.Entry<Expectation, Outcome> group : groups(scenario).entrySet()) {
            StatedOutcome expected = new StatedOutcome(kernel, group.getKey(), group.getValue());
            try {
                attempts.add(new Attempt(expected, ExpectationCheck.run(scenario, expected, place, images)));
            } catch (ScenarioProblem e) {
                problem = Optional.of(e);
            }
        }
        if (attempts.isEmpty()) {
            throw problem.orElseThrow();
        }
        return attempts;
    }

    private static Map<Expectation, Outcome> groups(Scenario scenario) {
        return scenario.getExpectations().isEmpty()
                ? Map.of(RingsideFactory.eINSTANCE.createExpectation(),
                        new Outcome(Optional.empty(), List.of(), Map.of(), List.of()))
                : StatedOutcomes.each(scenario);
    }

    private String joined(Expectation group, String kernel) {
        String others = String.join(" ", group.getKernels());
        add(group.getKernels(), kernel);
        add(group.getRecorded(), kernel);
        return "as " + others;
    }

    /** Puts a kernel in its place among others. */
    private void add(List<String> kernels, String kernel) {
        int place = (int) kernels.stream().takeWhile(other -> order.indexOf(other) < order.indexOf(kernel)).count();
        kernels.add(place, kernel);
    }

    private String stated(Scenario scenario, String kernel, List<Attempt> attempts) {
        Expectation shortest = attempts.stream().map(attempt -> shortest(scenario, attempt))
                .min(Comparator.comparingInt(Statement::length)).orElseThrow();
        shortest.getKernels().add(kernel);
        shortest.getRecorded().add(kernel);
        scenario.getExpectations().add(shortest);
        return shortest.getLike() == null ? "in full" : "like " + shortest.getLike();
    }

    private static Expectation shortest(Scenario scenario, Attempt attempt) {
        Set<String> registers = new TreeSet<>();
        StatedOutcomes.of(scenario).forEach(stated -> registers.addAll(stated.outcome().registers().keySet()));
        Outcome seen = seen(attempt.run().outcome(), attempt.expected().outcome(),
                registers.isEmpty() ? USUAL_REGISTERS : registers);
        Expectation shortest = Folding.shortest(seen, StatedOutcomes.each(scenario));
        Circumstances.of(attempt.expected().in()).stateIn(shortest);
        return shortest;
    }

    /** What a run came to, as far as it is worth a statement beside another outcome. */
    private static Outcome seen(RunOutcome run, Outcome other, Set<String> registers) {
        Map<String, Long> values = new LinkedHashMap<>(run.user());
        values.keySet().retainAll(NOBODY_LEFT.contains(run.ended()) ? Set.of() : registers);
        return new Outcome(Optional.of(run.ended()), returns(run, other), values,
                run.traps().stream().limit(most(run, other, other.traps().size())).map(Hex::of).toList());
    }

    private static List<Outcome.Return> returns(RunOutcome run, Outcome other) {
        int count = (int) Math.min(run.returns().size(), most(run, other, other.returns().size()));
        boolean alike = count == other.returns().size();
        return IntStream.range(0, count).mapToObj(i -> new Outcome.Return(
                ReturnPath.get(run.returns().get(i).path().label()),
                run.returns().get(i).failing().stream().map(CheckName::get).toList(),
                alike && other.returns().get(i).subject())).toList();
    }

    /** Of a run that never ends the beginning, as long as that of another that never ends. */
    private static long most(RunOutcome run, Outcome other, int others) {
        if (!run.ended().equals(RunOutcome.LIMIT)) {
            return Long.MAX_VALUE;
        }
        return other.ended().filter(RunOutcome.LIMIT::equals).isPresent() ? others : BEGINNING;
    }
}
