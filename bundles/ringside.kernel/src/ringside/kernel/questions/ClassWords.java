package ringside.kernel.questions;

import java.util.Map;

import ringside.words.Language;

/** The words for classes of states, from {@code classes.properties} or its translation. */
final class ClassWords {

    private static final Map<String, String> TEXTS = Language.texts(ClassWords.class, "classes");

    private ClassWords() {
    }

    /** The text of a key that exists, with {0} {1} … replaced. */
    static String text(String key, Object... values) {
        String text = TEXTS.get(key);
        for (int at = 0; at < values.length; at++) {
            text = text.replace("{" + at + "}", String.valueOf(values[at]));
        }
        return text;
    }
}
