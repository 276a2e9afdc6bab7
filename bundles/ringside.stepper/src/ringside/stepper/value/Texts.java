package ringside.stepper.value;

import java.util.Map;
import java.util.Optional;

import ringside.words.Language;

/** Sentences from a properties file beside the classes, with {@code {0}} {@code {1}} … for arguments. */
public enum Texts {
    SESSION("session"), HINTS("hints"), RETURNS("returns"), LESSON("lesson"), SEAM("seam"), PHASES("phases"), PAGE(
            "page");

    private final Map<String, String> entries;

    Texts(String file) {
        entries = Language.texts(Texts.class, file);
    }

    /** {@return the sentence of a key that exists, arguments put in} */
    public String text(String key, Object... arguments) {
        return find(key, arguments).orElseThrow(() -> new IllegalArgumentException("no text for " + key));
    }

    /** {@return the sentence of the key, if there is one} */
    public Optional<String> find(String key, Object... arguments) {
        String pattern = entries.get(key);
        if (pattern == null) {
            return Optional.empty();
        }
        String text = pattern;
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return Optional.of(text);
    }
}
