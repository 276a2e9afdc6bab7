package ringside.kernel.profile;

import ringside.words.NearestNames;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of a few words.
 *
 * @param words the value of each word
 * @param <T>   an enumeration, a yes or no
 */
public record WordKind<T>(Map<String, T> words) implements Kind<T> {

    /** {@code yes} or {@code no}. */
    public static final WordKind<Boolean> YES_NO = of(new Boolean[] {true, false}, on -> on ? "yes" : "no");

    public WordKind {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /** The constants of an enumeration, in small letters, with hyphens. */
    static <E extends Enum<E>> WordKind<E> of(Class<E> type) {
        return of(type.getEnumConstants(), constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** These values, each by its own word. */
    static <T> WordKind<T> of(T[] values, Function<T, String> word) {
        return new WordKind<>(Stream.of(values).collect(
                Collectors.toMap(word, value -> value, (one, other) -> one, LinkedHashMap::new)));
    }

    @Override
    public T read(String text) throws ValueFault {
        T value = words.get(text);
        if (value == null) {
            List<String> nearest = NearestNames.to(text, words.keySet());
            throw new ValueFault("'" + text + "' stands where " + expected() + " was expected"
                    + (nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?"), 0);
        }
        return value;
    }

    @Override
    public String write(T value) {
        return words.entrySet().stream().filter(entry -> entry.getValue().equals(value)).map(Map.Entry::getKey)
                .findFirst().orElseThrow();
    }

    @Override
    public String expected() {
        List<String> all = words.keySet().stream().toList();
        int last = all.size() - 1;
        return last == 0 ? all.get(0) : String.join(", ", all.subList(0, last)) + " or " + all.get(last);
    }
}
