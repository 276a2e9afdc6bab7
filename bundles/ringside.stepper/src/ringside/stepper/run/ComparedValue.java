package ringside.stepper.run;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ringside.kernel.decision.Operand;

/**
 * One side of a comparison, as the instruction had it.
 *
 * @param copy  what it is of a slot that decides; null for anything else
 * @param value 64-bit unsigned
 */
record ComparedValue(SlotCopy copy, long value) {
    /** Slots in the order in which checks name them, what was made of one behind them, constants last. */
    private static final Comparator<ComparedValue> ORDER = Comparator
            .comparing((ComparedValue each) -> each.copy() == null ? SlotCopy.Form.values().length
                    : each.copy().form().ordinal())
            .thenComparing(each -> each.copy() == null ? 0 : each.copy().slot().ordinal());

    /**
     * {@return what was compared under the names of a check}
     *
     * @param compared both sides
     * @param named    the values that the check looks at by itself: these, if both sides cannot be told
     */
    static List<Operand> named(List<ComparedValue> compared, List<Operand> named) {
        if (compared.size() != named.size()) {
            return named;
        }
        List<ComparedValue> sorted = compared.stream().sorted(ORDER).toList();
        return IntStream.range(0, sorted.size())
                .mapToObj(at -> sorted.get(at).operand(named.get(at).name())).toList();
    }

    private Operand operand(String name) {
        return copy == null ? new Operand(name, Optional.empty(), value)
                : new Operand(copy.label(), Optional.of(copy.slot()), value);
    }
}
