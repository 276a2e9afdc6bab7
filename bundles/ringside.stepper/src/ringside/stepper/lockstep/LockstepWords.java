package ringside.stepper.lockstep;

import java.util.ResourceBundle;

/** The words of what two runs do, from {@code lockstep.properties} or its translation. */
final class LockstepWords {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("ringside.stepper.lockstep.lockstep");

    private LockstepWords() {
    }

    /** {@return the text of a key that exists, with {0} {1} … replaced} */
    static String text(String key, Object... arguments) {
        String pattern = TEXTS.getString(key);
        for (int at = 0; at < arguments.length; at++) {
            pattern = pattern.replace("{" + at + "}", String.valueOf(arguments[at]));
        }
        return pattern;
    }
}
