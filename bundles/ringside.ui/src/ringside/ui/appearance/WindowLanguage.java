package ringside.ui.appearance;

import java.util.Optional;
import java.util.stream.Stream;

/** The languages of the window. What it says counts from the next start on: the platform reads its words only then. */
public enum WindowLanguage {
    ENGLISH("en", "English"), GERMAN("de", "Deutsch");

    private final String code;
    private final String title;

    WindowLanguage(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** Returns the code of the language, as ISO 639 has it; the script that starts the window looks for it. */
    public String code() {
        return code;
    }

    /** Returns what those who speak the language call it: nobody else looks for it. */
    public String title() {
        return title;
    }

    /** Returns the language with this code. */
    public static Optional<WindowLanguage> coded(String code) {
        return Stream.of(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}
