package ringside.stepper.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** Sentences from a properties file beside the classes, with {@code {0}} {@code {1}} … for arguments. */
public enum Texts {
    SESSION("session.properties"), HINTS("hints.properties"), RETURNS("returns.properties"), LESSON(
            "lesson.properties"), SEAM("seam.properties"), PHASES("phases.properties"), PAGE("page.properties");

    private final Properties entries = new Properties();

    Texts(String file) {
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("resource " + file + " is missing");
            }
            entries.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + file, e);
        }
    }

    /** {@return the sentence of a key that exists, arguments put in} */
    public String text(String key, Object... arguments) {
        return find(key, arguments).orElseThrow(() -> new IllegalArgumentException("no text for " + key));
    }

    /** {@return the sentence of the key, if there is one} */
    public Optional<String> find(String key, Object... arguments) {
        String pattern = entries.getProperty(key);
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
