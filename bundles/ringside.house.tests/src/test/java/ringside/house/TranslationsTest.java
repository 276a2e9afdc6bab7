package ringside.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text of the window has its German one: the same keys, the same places for values, nothing left as it was. */
class TranslationsTest {
    private static final Pattern PLACE = Pattern.compile("\\{[^{}]*}");
    /** What is no word: names of registers, instructions and checks, keys, numbers, signs. */
    private static final Pattern NAMES = Pattern.compile(
            "(?:[^\\p{L}]|\\b[\\p{Lu}\\d_]+\\b|\\\\u[0-9a-f]{4}|\\b0x[0-9a-f]+\\b|\\bx32\\b|\\bb[px]\\b|\\br1[0-9]\\b)*");
    /** Words that are the same in both languages. */
    private static final Set<String> SAME_WORDS = Set.of("Bit", "CPU", "Experiment", "Flag", "Flags", "Frame", "INT1",
            "In C:",
            "Kernel", "Listing", "Name", "Phase", "Quiz", "Register", "Ring", "Ringside", "Slot", "Stack", "Zoom:",
            "in", "hex",
            "pt_regs", "thread_info", "user");
    /** Texts that are names of checks or of selectors in every language. */
    private static final Set<String> SAME = Set.of("XEN_PV.brief", "RCX_RIP.brief", "CS.brief", "R11_FLAGS.brief",
            "SS.brief",
            "XEN_PV.mark", "RCX_RIP.mark", "CANONICAL.mark", "LIMIT.mark", "CS.mark", "R11_FLAGS.mark", "SS.mark",
            "RF_TF.mark.rf", "RF_TF.mark.tf", "RF_TF.mark.rf-tf", "slot.r11", "slot.flags", "selector.is",
            "Startup_title",
            "Present_title", "s10-execve", "s13-iopl", "user.rflags.VIF", "user.rflags.VIP", "Compare_step",
            "Values_signed");

    static Stream<Path> texts() throws IOException {
        return Texts.ofTheWindow().stream();
    }

    @Test
    void thereAreTexts() throws IOException {
        assertThat(Texts.ofTheWindow()).extracting(file -> file.getFileName().toString()).contains(
                "messages.properties",
                "plugin.properties", "checks.properties", "meanings.properties", "session.properties",
                "quiz.properties");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theKeysAreTheSame(Path english) throws IOException {
        assertThat(Texts.read(Texts.german(english)).keySet()).as("keys of " + Texts.german(english))
                .containsExactlyInAnyOrderElementsOf(Texts.english(english).keySet());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void thePlacesForValuesAreTheSame(Path english) throws IOException {
        Map<String, String> german = Texts.read(Texts.german(english));
        Map<String, String> differing = new TreeMap<>();
        Texts.english(english).forEach((key, text) -> {
            String translated = german.getOrDefault(key, text);
            if (!places(text).equals(places(translated)) || lines(text) != lines(translated)) {
                differing.put(key, places(text) + " " + places(translated));
            }
        });
        assertThat(differing).as("placeholders and line breaks in " + Texts.german(english)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everythingIsTranslated(Path english) throws IOException {
        Map<String, String> german = Texts.read(Texts.german(english));
        List<String> left = new ArrayList<>();
        Texts.english(english).forEach((key, text) -> {
            String translated = german.getOrDefault(key, "");
            if (translated.isBlank() != text.isBlank() || translated.equals(text) && !name(key, text)) {
                left.add(key + " = " + translated);
            }
        });
        assertThat(left).as("empty or left English in " + Texts.german(english)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void nothingIsAnEscapeThatTheReaderWouldTakeForSomethingElse(Path english) throws IOException {
        boolean latin = english.getFileName().toString().matches("(messages|plugin)\\.properties");
        for (Path file : List.of(english, Texts.german(english))) {
            String all = Files.readString(file);
            assertThat(all).as(file.toString()).doesNotContain("\ufffd");
            if (latin) {
                assertThat(all.chars()).as("the platform reads Latin-1: " + file).allMatch(letter -> letter < 128);
                assertThat(all).as("NLS.bind takes apostrophes away: " + file).doesNotContain("'");
            }
        }
    }

    /** Every scenario has a title, and every title a scenario. */
    @Test
    void theTitlesOfTheLibraryAreTranslated() throws IOException {
        Path scenarios = Texts.BUNDLES.resolve("ringside.scenarios/src/ringside/scenarios");
        Map<String, String> titles = Texts.read(scenarios.resolve("titles_de.properties"));
        Set<String> ids = new TreeSet<>();
        List<String> left = new ArrayList<>();
        for (Path file : Texts.files(scenarios.resolve("library"), ".ringside")) {
            String id = file.getFileName().toString().replace(".ringside", "");
            ids.add(id);
            Matcher title = Pattern.compile("\\btitle=\"([^\"]*)\"").matcher(Files.readString(file));
            if (!title.find() || title.group(1).equals(titles.get(id)) && !SAME.contains(id)) {
                left.add(id);
            }
        }
        assertThat(titles.keySet()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(left).as("titles left English").isEmpty();
        assertThat(titles.values()).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    /** What reads by the locale of the system would speak German where nobody asked for it. */
    @Test
    void onlyPatternsAreReadByTheLocaleOfTheSystem() throws IOException {
        List<String> readers = new ArrayList<>();
        for (Path source : Texts.sources()) {
            if (Files.readString(source).contains("ResourceBundle.getBundle(")) {
                readers.add(source.getFileName().toString());
            }
        }
        assertThat(readers).containsExactlyInAnyOrder("OtherMachine.java", "ReturnSite.java");
    }

    private static boolean name(String key, String text) {
        String words = PLACE.matcher(text).replaceAll("").strip();
        return SAME.contains(key) || SAME_WORDS.contains(words) || NAMES.matcher(words).matches();
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(text).results().forEach(found -> places.add(found.group()));
        return places;
    }

    private static long lines(String text) {
        return text.lines().count();
    }
}
