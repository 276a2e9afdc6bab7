package ringside.kernel.text.answer;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ringside.words.Language;

/** The sentences of answers, from {@code answers.properties} or its translation; a name in braces stands for a value. */
final class Words {

    private static final Map<String, String> TEXTS = Language.texts(Words.class, "answers");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");

    private Words() {
    }

    /** A sentence with its values by name, given as name, value, name, value. */
    static String text(String key, String... values) {
        return PLACE.matcher(TEXTS.get(key)).replaceAll(place -> {
            for (int i = 0; i < values.length; i += 2) {
                if (values[i].equals(place.group(1))) {
                    return Matcher.quoteReplacement(values[i + 1]);
                }
            }
            throw new IllegalArgumentException(key + " has no value for " + place.group());
        });
    }

    static boolean has(String key) {
        return TEXTS.containsKey(key);
    }
}
