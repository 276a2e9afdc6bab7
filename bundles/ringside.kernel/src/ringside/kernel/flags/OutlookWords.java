package ringside.kernel.flags;

import java.util.ResourceBundle;

/** The sentences of this room, with everything in braces put in. */
final class OutlookWords {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("ringside.kernel.flags.flags");

    private OutlookWords() {
    }

    /** A sentence with values by name, given as name, value, name, value. */
    static String text(String key, String... values) {
        String text = TEXTS.getString(key);
        for (int i = 0; i < values.length; i += 2) {
            text = text.replace("{" + values[i] + "}", values[i + 1]);
        }
        return text;
    }
}
