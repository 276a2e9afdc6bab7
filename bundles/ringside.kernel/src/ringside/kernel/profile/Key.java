package ringside.kernel.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a row of a profile can say, declared once: readers of values ask {@link Profile#value} for it, the reader of
 * files takes no other names, and the help page about the form of the files is made from it.
 *
 * @param name      as it stands before the equals sign
 * @param kind      how its values are written
 * @param effect    what changes when it says something else
 * @param when      it must be given where all of these hold, and must not elsewhere; empty: no condition
 * @param otherwise what counts where it is not given; empty: it must be given, or has no value where its condition
 *                  does not hold
 * @param sentence  what it says
 * @param <T>       its values
 */
public record Key<T>(String name, Kind<T> kind, Effect effect, List<Condition<?>> when, Optional<T> otherwise,
        String sentence) {

    public Key {
        when = List.copyOf(when);
    }

    /**
     * That another key has one of some values.
     *
     * @param key   the other key
     * @param holds true for these values
     * @param words the same as it stands in a file
     * @param <V>   the values of the other key
     */
    public record Condition<V>(Key<V> key, Predicate<V> holds, String words) {
    }

    /** A key that must be given in every row. */
    Key(String name, Kind<T> kind, Effect effect, String sentence) {
        this(name, kind, effect, List.of(), Optional.empty(), sentence);
    }

    /** The same, with a value for rows that do not say it. */
    Key<T> otherwise(T value) {
        return new Key<>(name, kind, effect, when, Optional.of(value), sentence);
    }

    /** The same, for rows of which this holds as well; it must be given there, and nowhere else. */
    Key<T> when(Condition<?> condition) {
        List<Condition<?>> all = new ArrayList<>(when);
        all.add(condition);
        return new Key<>(name, kind, effect, all, otherwise, sentence);
    }

    /** Its conditions as they stand in a file; empty if it has none. */
    String condition() {
        return when.stream().map(Condition::words).collect(Collectors.joining(" and "));
    }

    /** That this key has one of these values. */
    @SafeVarargs
    final Condition<T> is(T... values) {
        List<T> wanted = List.of(values);
        return new Condition<>(this, wanted::contains,
                name + " = " + Stream.of(values).map(kind::write).collect(Collectors.joining(" or ")));
    }

    /** That this key has any value but one. */
    Condition<T> isNot(T value) {
        return new Condition<>(this, other -> !other.equals(value), "another " + name + " than " + kind.write(value));
    }

    /** That this key names something among others. */
    static <V> Condition<List<V>> names(Key<List<V>> key, V value) {
        return new Condition<>(key, list -> list.contains(value),
                key.name + " with " + key.kind.write(List.of(value)) + " in it");
    }

    /** Whether a row has to say it, if it may. */
    boolean needed() {
        return !when.isEmpty() || otherwise.isEmpty();
    }

    /** The last part of the name. */
    String lastPart() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** A declaration is equal to itself only, and asked for often. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
