package ringside.stepper.statistics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.LongUnaryOperator;
import ringside.kernel.decision.Path;
import ringside.stepper.value.Texts;

/**
 * What was counted in one or several runs. Immutable.
 *
 * @param paths   returns to user mode by the way they took; only ways that were taken
 * @param reasons the same returns by what decided: the id of the first failing check, {@link #PASSED} or
 *                {@link #UNASKED}
 * @param phases  simulated instructions by phase: user, entry, dispatch, work, decision, return
 * @param mitigations those of these instructions that are there against leaks by speculation, by what they do; none where
 *                the kernel runs without
 * @param unended visits of the kernel that did not end with a return: the task died there or slept
 */
public record Tally(Map<Path, PathCount> paths, Map<String, Long> reasons, Map<String, Long> phases,
        Map<String, Long> mitigations, long unended) {

    /** Among the reasons: every check passed. */
    public static final String PASSED = Texts.SESSION.text("tally.passed");
    /** Among the reasons: no check was made, because this return leaves no choice or the fast path makes none. */
    public static final String UNASKED = Texts.SESSION.text("tally.unasked");
    /** Nothing was counted. */
    public static final Tally NOTHING = new Tally(Map.of(), Map.of(), Map.of(), Map.of(), 0);

    public Tally {
        Map<Path, PathCount> ordered = new EnumMap<>(Path.class);
        ordered.putAll(paths);
        paths = Collections.unmodifiableMap(ordered);
        reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
        phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
        mitigations = Collections.unmodifiableMap(new TreeMap<>(mitigations));
    }

    /** All returns to user mode. */
    public long returns() {
        return paths.values().stream().mapToLong(PathCount::returns).sum();
    }

    /** The instructions against leaks by speculation, all together. */
    public long mitigated() {
        return mitigations.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All simulated instructions, those of the user program included. */
    public long steps() {
        return phases.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Both together.
     *
     * @throws ArithmeticException if a number becomes too large
     */
    public Tally plus(Tally other) {
        return new Tally(merged(paths, other.paths, PathCount::plus), merged(reasons, other.reasons, Math::addExact),
                merged(phases, other.phases, Math::addExact),
                merged(mitigations, other.mitigations, Math::addExact), Math.addExact(unended, other.unended));
    }

    /**
     * The same, so many times.
     *
     * @throws ArithmeticException if a number becomes too large
     */
    public Tally times(long factor) {
        Map<Path, PathCount> more = new LinkedHashMap<>();
        paths.forEach((path, count) -> more.put(path, count.times(factor)));
        LongUnaryOperator grow = number -> Math.multiplyExact(number, factor);
        return new Tally(more, each(reasons, grow), each(phases, grow), each(mitigations, grow),
                grow.applyAsLong(unended));
    }

    private static <K, V> Map<K, V> merged(Map<K, V> one, Map<K, V> other, BinaryOperator<V> sum) {
        Map<K, V> all = new LinkedHashMap<>(one);
        other.forEach((key, value) -> all.merge(key, value, sum));
        return all;
    }

    private static Map<String, Long> each(Map<String, Long> numbers, LongUnaryOperator change) {
        Map<String, Long> all = new LinkedHashMap<>();
        numbers.forEach((key, value) -> all.put(key, change.applyAsLong(value)));
        return all;
    }
}
