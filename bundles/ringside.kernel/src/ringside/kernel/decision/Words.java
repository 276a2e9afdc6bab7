package ringside.kernel.decision;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import ringside.kernel.profile.CheckId;
import ringside.words.Language;

/**
 * The words of the decision, from {@code checks.properties} or its translation. A name in braces stands for a value;
 * one that is a key itself, for the text of that key.
 */
final class Words {

    /** Each text cut at its braces: what is to be read as it stands, a name, and so on in turn. */
    private static final Map<String, String[]> TEXTS = read();
    /** Those of the checks, by the ends of their keys: they are told at every step, so no key is put together then. */
    private static final Map<CheckId, Map<CheckText, Map<String, String[]>>> OF_CHECKS = ofChecks();

    /** A name with nothing before it and nothing behind it. */
    private static final int ALONE = 3;

    private Words() {
    }

    private static Map<String, String[]> read() {
        Map<String, String[]> texts = new HashMap<>();
        Language.texts(Words.class, "checks").forEach((key, text) -> texts.put(key, text.split("[{}]", -1)));
        return Map.copyOf(texts);
    }

    private static Map<CheckId, Map<CheckText, Map<String, String[]>>> ofChecks() {
        Map<CheckId, Map<CheckText, Map<String, String[]>>> all = new EnumMap<>(CheckId.class);
        for (CheckId id : CheckId.values()) {
            Map<CheckText, Map<String, String[]>> texts = new EnumMap<>(CheckText.class);
            for (CheckText text : CheckText.values()) {
                texts.put(text, forms(id + "." + text.key()));
            }
            all.put(id, texts);
        }
        return all;
    }

    private static Map<String, String[]> forms(String key) {
        return TEXTS.keySet().stream().filter(other -> other.equals(key) || other.startsWith(key + "."))
                .collect(Collectors.toMap(other -> other.equals(key) ? "" : other.substring(key.length() + 1),
                        TEXTS::get));
    }

    /** A text with its values by name, given as name, value, name, value. */
    static String text(String key, String... values) {
        return text(key, name -> {
            for (int i = 0; i < values.length; i += 2) {
                if (values[i].equals(name)) {
                    return values[i + 1];
                }
            }
            return null;
        });
    }

    /** A text with its values by name; the value is null where a name has none. */
    static String text(String key, UnaryOperator<String> values) {
        return filled(TEXTS.get(key), key, values);
    }

    /**
     * One form of a text of a check.
     *
     * @param form the end of the key; empty if there is only one form
     */
    static String text(CheckId id, CheckText text, String form, UnaryOperator<String> values) {
        return filled(OF_CHECKS.get(id).get(text).get(form), form, values);
    }

    private static String filled(String[] pieces, String key, UnaryOperator<String> values) {
        if (pieces == null) {
            throw new IllegalArgumentException("checks.properties has no " + key);
        }
        if (pieces.length == 1) {
            return pieces[0];
        }
        if (pieces.length == ALONE && pieces[0].isEmpty() && pieces[2].isEmpty()) {
            return value(pieces[1], values);
        }
        String[] filled = pieces.clone();
        for (int i = 1; i < filled.length; i += 2) {
            filled[i] = value(filled[i], values);
        }
        return String.join("", filled);
    }

    private static String value(String name, UnaryOperator<String> values) {
        String value = values.apply(name);
        return value == null ? text(name, values) : value;
    }
}
