package ringside.stepper.document;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** Everything from outside that is still to come or has happened, by step and by label. Immutable. */
public final class Plan {
    /** Nothing comes from outside. */
    public static final Plan EMPTY = new Plan(List.of(), label -> 0);

    private final List<Planned> all;
    private final ToLongFunction<String> addresses;
    private final TreeMap<Long, List<Planned>> bySteps = new TreeMap<>();
    private final List<Spot> spots = new ArrayList<>();

    /**
     * An address where labelled interventions happen; its place in the list is its place among the arrival counters.
     */
    public record Spot(long address, List<Planned> planned) {
        int lastOccurrence() {
            return planned.stream().mapToInt(Planned::occurrence).max().orElse(0);
        }
    }

    /**
     * @param all       in document order
     * @param addresses where the labels are
     */
    public Plan(List<Planned> all, ToLongFunction<String> addresses) {
        this.all = List.copyOf(all);
        this.addresses = addresses;
        for (Planned planned : all) {
            if (planned.byLabel()) {
                spot(addresses.applyAsLong(planned.label())).planned().add(planned);
            } else {
                bySteps.computeIfAbsent(planned.step(), s -> new ArrayList<>()).add(planned);
            }
        }
    }

    /** {@return the same with something more, which comes last at its step} */
    public Plan with(Planned more) {
        List<Planned> longer = new ArrayList<>(all);
        longer.add(more);
        return new Plan(longer, addresses);
    }

    private Spot spot(long address) {
        int index = spotAt(address);
        if (index >= 0) {
            return spots.get(index);
        }
        spots.add(new Spot(address, new ArrayList<>()));
        return spots.get(spots.size() - 1);
    }

    /** {@return the place of the spot at this address, -1 when there is none} */
    public int spotAt(long address) {
        for (int i = 0; i < spots.size(); i++) {
            if (spots.get(i).address() == address) {
                return i;
            }
        }
        return -1;
    }

    public List<Spot> spots() {
        return spots;
    }

    /** {@return what happens at this step, in document order} */
    public List<Planned> at(long step) {
        return bySteps.getOrDefault(step, List.of());
    }

    /** {@return the next step after this one at which something happens; a very large number when none} */
    public long nextAfter(long step) {
        Long next = bySteps.higherKey(step);
        return next == null ? Long.MAX_VALUE : next;
    }

    /** {@return true when something is still to come after this step and these arrivals} */
    public boolean pending(long step, int[] arrivals) {
        if (bySteps.higherKey(step) != null) {
            return true;
        }
        for (int i = 0; i < spots.size(); i++) {
            if (arrivals[i] < spots.get(i).lastOccurrence()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The first step at which a run under the other plan can differ from one under this plan.
     *
     * @return the step; 0 when labelled interventions differ; a very large number when the plans are equal
     */
    public long firstDifference(Plan other) {
        if (!labelled().equals(other.labelled())) {
            return 0;
        }
        TreeSet<Long> steps = new TreeSet<>(bySteps.keySet());
        steps.addAll(other.bySteps.keySet());
        return steps.stream().filter(s -> !at(s).equals(other.at(s))).findFirst().orElse(Long.MAX_VALUE);
    }

    private List<Planned> labelled() {
        return all.stream().filter(Planned::byLabel).toList();
    }
}
