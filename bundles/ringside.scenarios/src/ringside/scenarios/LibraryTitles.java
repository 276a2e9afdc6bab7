package ringside.scenarios;

import java.util.Map;

import ringside.model.Scenario;
import ringside.words.Language;

/**
 * The titles of the library's scenarios in the language that is spoken, from {@code titles_de.properties} and so
 * on. The files themselves have the English ones.
 */
public final class LibraryTitles {

    private static final Map<String, String> TITLES = Language.translated(LibraryTitles.class, "titles");

    private LibraryTitles() {
    }

    /** Returns the title of a scenario as it is shown: its own, unless the library has it in the language spoken. */
    public static String of(Scenario scenario) {
        return TITLES.getOrDefault(scenario.getId(), scenario.getTitle());
    }
}
