package ringside.kernel.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of a profile, by key.
 *
 * @param values what was given, in the order of the declarations; each of the type of its key
 */
record Row(Map<Key<?>, Object> values) {

    Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether the row says it itself. */
    boolean says(Key<?> key) {
        return values.containsKey(key);
    }

    /** Whether the row may say it: whether the condition of the key holds. */
    boolean takes(Key<?> key) {
        return key.when().stream().allMatch(this::holds);
    }

    private <V> boolean holds(Key.Condition<V> condition) {
        return takes(condition.key()) && condition.holds().test(value(condition.key()));
    }

    /**
     * What the row says, or what counts otherwise.
     *
     * @throws IllegalArgumentException if this key has no value in such a row
     */
    @SuppressWarnings("unchecked")
    <T> T value(Key<T> key) {
        Object value = values.get(key);
        return value != null ? (T) value : key.otherwise().orElseThrow(() -> new IllegalArgumentException(
                "no value of '" + key + "' here" + (key.when().isEmpty() ? "" : ": it needs " + key.condition())));
    }

    /** The same row with another value. */
    <T> Row with(Key<T> key, T value) {
        Map<Key<?>, Object> changed = new LinkedHashMap<>(values);
        changed.put(key, value);
        return new Row(changed);
    }
}
