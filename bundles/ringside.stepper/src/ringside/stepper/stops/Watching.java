package ringside.stepper.stops;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.stepper.value.ValueAccess;

/** Looks at the watched values from one position to the next: a change stops, and a comparison that begins to hold. */
public final class Watching {
    private final List<StopCondition> conditions;
    private List<Optional<Long>> before;

    /** Looks at these from one position to the next. */
    public Watching(List<StopCondition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /** {@return false when there is nothing to look at} */
    public boolean any() {
        return !conditions.isEmpty();
    }

    /** Forgets the position before: the next one stops nothing. */
    public void forget() {
        before = null;
    }

    /** {@return whether what happened since the last look stops a run} */
    public boolean stops(ValueAccess values) {
        List<Optional<Long>> now = new ArrayList<>(conditions.size());
        boolean stop = false;
        for (int i = 0; i < conditions.size(); i++) {
            StopCondition condition = conditions.get(i);
            boolean change = condition.comparison() == StopCondition.Comparison.CHANGES;
            Optional<Long> value = change ? condition.value(values) : Optional.of(condition.holds(values) ? 1L : 0L);
            now.add(value);
            stop |= before != null && !value.equals(before.get(i)) && (change || value.get() != 0);
        }
        before = now;
        return stop;
    }
}
