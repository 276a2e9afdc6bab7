package ringside.kernel.flags;

import java.util.Map;

import ringside.words.Language;

/** The sentences of this room, with everything in braces put in. */
final class OutlookWords {

    private static final Map<String, String> TEXTS = Language.texts(OutlookWords.class, "flags");

    private OutlookWords() {
    }

    /** A sentence with values by name, given as name, value, name, value. */
    static String text(String key, String... values) {
        String text = TEXTS.get(key);
        for (int i = 0; i < values.length; i += 2) {
            text = text.replace("{" + values[i] + "}", values[i + 1]);
        }
        return text;
    }
}
