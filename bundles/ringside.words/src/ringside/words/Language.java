package ringside.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The language of all sentences, and where they are read. It is English unless the window was started in another: the
 * locale of the system does not count, and the command line has no other.
 */
public final class Language {

    /** The system property with the code of the language, as ISO 639 has it. Only the start of the window sets it. */
    public static final String PROPERTY = "ringside.language";
    /** The code of the language that everything is written in first. */
    public static final String ENGLISH = "en";

    private static final String CODE = "[a-z]{2,3}";
    private static final String ENDING = ".properties";

    private Language() {
    }

    /** Returns the code of the language that is spoken. */
    public static String spoken() {
        String asked = System.getProperty(PROPERTY, ENGLISH);
        return asked.matches(CODE) ? asked : ENGLISH;
    }

    /**
     * The texts of a file in the language that is spoken; English ones where a translation lacks them.
     *
     * @param beside a class in whose folder the file lies
     * @param name   of the English file, without its ending
     */
    public static Map<String, String> texts(Class<?> beside, String name) {
        return texts(beside, name, spoken());
    }

    /** The same in a given language. */
    static Map<String, String> texts(Class<?> beside, String name, String language) {
        Map<String, String> texts = read(beside, name + ENDING);
        if (texts.isEmpty()) {
            throw new LibraryFileException(name + ENDING + ": there is no such file, or it is empty");
        }
        texts.putAll(translated(beside, name, language));
        return Map.copyOf(texts);
    }

    /**
     * What a translation into the language that is spoken has to say in place of English texts that stand elsewhere;
     * empty where English is spoken.
     *
     * @param beside a class in whose folder the file lies, or a folder below it is named
     * @param name   of the file, without its language and ending
     */
    public static Map<String, String> translated(Class<?> beside, String name) {
        return Map.copyOf(translated(beside, name, spoken()));
    }

    private static Map<String, String> translated(Class<?> beside, String name, String language) {
        return language.equals(ENGLISH) ? Map.of() : read(beside, name + "_" + language + ENDING);
    }

    /** Empty where there is no such file. */
    private static Map<String, String> read(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            Properties read = new Properties();
            if (in != null) {
                read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            Map<String, String> texts = new HashMap<>();
            read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
            return texts;
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be read", broken);
        }
    }
}
