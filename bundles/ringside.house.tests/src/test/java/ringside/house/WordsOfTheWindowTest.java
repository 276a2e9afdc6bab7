package ringside.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the window in both languages: none is without use, mnemonics are unique, and they fit where the room is fixed. */
class WordsOfTheWindowTest {
    private static final Path UI = Texts.BUNDLES.resolve("ringside.ui");
    private static final Path APP = Texts.BUNDLES.resolve("ringside.app");
    private static final Path STEPPER = Texts.BUNDLES.resolve("ringside.stepper/src/ringside/stepper/value");
    private static final Path RETURNS = Texts.BUNDLES.resolve(
            "ringside.stepper/src/ringside/stepper/value/returns.properties");
    private static final Path CHECKS = Texts.BUNDLES.resolve(
            "ringside.kernel/src/ringside/kernel/decision/checks.properties");
    private static final Pattern MNEMONIC = Pattern.compile("(?<!&)&([^&])");

    /** What is on the screen together: each of these keys may have a mnemonic, and no two the same. */
    private static final Map<String, List<String>> TOGETHER = together();

    private static Map<String, List<String>> together() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("menu bar", List.of("Menus_file", "Menus_edit", "Menus_run", "Menus_view", "Menus_help"));
        all.put("menu View", List.of("Menus_parts", "Menus_resetPerspective", "Menus_preferences", "menu.theme"));
        all.put("menu Help", List.of("Menus_helpContents", "Menus_helpSearch", "Menus_dynamicHelp", "Menus_about",
                "sheets.mnemonic"));
        all.put("menu File", List.of("Menus_exit"));
        all.put("menu Edit", List.of("menu.copy", "menu.paste"));
        all.put("question about unsaved edits", List.of("Questions_save", "Questions_discard"));
        all.put("question about kept work", List.of("Questions_restore", "Questions_keep", "Questions_throwAway"));
        all.put("question about a file", List.of("Questions_replaceButton"));
        all.put("condition", List.of("Breakpoints_name", "Breakpoints_comparison", "Breakpoints_with"));
        all.put("quiz", List.of("Quiz_begin", "Quiz_count", "Quiz_seed", "Quiz_export", "Quiz_next", "Quiz_see"));
        all.put("rule", List.of("Rule_load"));
        all.put("lockstep", List.of("Lockstep_toFirst"));
        all.put("author", List.of("Author_go", "Author_lesson", "Author_question", "Author_record", "Author_recordAll",
                "Author_remove", "Author_summary", "Author_title"));
        all.put("library", List.of("Library_find"));
        all.put("statistics", List.of("Statistics_file"));
        return all;
    }

    private static Map<String, String> words(String language) throws IOException {
        Map<String, String> all = new HashMap<>();
        for (String file : List.of("seam", "phases")) {
            Path english = STEPPER.resolve(file + ".properties");
            Texts.read(language.isEmpty() ? english : Texts.german(english)).forEach((key, text) -> all.put(file + "."
                    + key,
                    text));
        }
        for (Path file : List.of(UI.resolve("src/ringside/ui/messages.properties"), UI.resolve("plugin.properties"), APP
                .resolve(
                        "src/ringside/app/messages.properties"), APP.resolve("plugin.properties"))) {
            all.putAll(Texts.read(language.isEmpty() ? file : Texts.german(file)));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui", "app"})
    void noWordIsWithoutUse(String bundle) throws IOException {
        Path folder = Texts.BUNDLES.resolve("ringside." + bundle);
        Set<String> used = new HashSet<>();
        for (Path source : Texts.sources()) {
            if (source.startsWith(folder) && !source.endsWith("Messages.java")) {
                found("Messages\\s*\\.(\\w+)", source).forEach(each -> used.add(each.group(1)));
            }
        }
        assertSame(Texts.read(folder.resolve("src/ringside/" + bundle + "/messages.properties")).keySet(), used);
        Set<String> named = new TreeSet<>();
        for (String file : List.of("plugin.xml", "fragment.e4xmi", "META-INF/MANIFEST.MF")) {
            if (Files.exists(folder.resolve(file))) {
                found("\"%([\\w.]+)\"", folder.resolve(file)).forEach(each -> named.add(each.group(1)));
            }
        }
        assertSame(Texts.read(folder.resolve("plugin.properties")).keySet(), named);
    }

    private static void assertSame(Set<String> keys, Set<String> used) {
        Set<String> idle = new TreeSet<>(keys);
        idle.removeAll(used);
        Set<String> missing = new TreeSet<>(used);
        missing.removeAll(keys);
        assertThat(idle).as("keys that nothing uses").isEmpty();
        assertThat(missing).as("keys that have no text").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de"})
    void mnemonicsAreUnique(String language) throws IOException {
        Map<String, String> words = words(language);
        Set<String> known = new HashSet<>();
        TOGETHER.forEach((place, keys) -> {
            List<String> letters = new ArrayList<>();
            for (String key : keys) {
                String text = words.getOrDefault(key, "");
                known.add(key);
                if (key.endsWith("mnemonic")) {
                    letters.add(text.toLowerCase(Locale.ROOT));
                }
                MNEMONIC.matcher(text).results().forEach(each -> letters.add(each.group(1).toLowerCase(Locale.ROOT)));
            }
            assertThat(letters).as(place).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(Math.min(1, keys.size()));
        });
        Set<String> others = new TreeSet<>();
        words.forEach((key, text) -> {
            if (!key.endsWith(".result") && MNEMONIC.matcher(text).find() && !known.contains(key)) {
                others.add(key);
            }
        });
        assertThat(others).as("what has a mnemonic and is in no group of this test").isEmpty();
    }

    /** A heading is in a column whose width is given in characters. */
    @ParameterizedTest
    @ValueSource(strings = {"", "de"})
    void headingsFitIntoTheirColumns(String language) throws IOException {
        Map<String, String> words = words(language);
        Map<String, String> cut = new TreeMap<>();
        int looked = 0;
        for (Path source : Texts.sources()) {
            Map<String, Integer> widths = new HashMap<>();
            found("int (\\w+_CHARS) = (\\d+);", source).forEach(each -> widths.put(each.group(1), Integer.valueOf(each
                    .group(2))));
            for (MatchResult column : found("Column\\s*\\.(?:<\\w+>)?of\\(Messages\\.(\\w+),\\s*(\\w+_CHARS)", source)
                    .toList()) {
                looked++;
                String heading = words.getOrDefault(column.group(1), "");
                if (heading.length() > widths.get(column.group(2))) {
                    cut.put(column.group(1), heading);
                }
            }
        }
        assertThat(looked).isGreaterThan(25);
        assertThat(cut).isEmpty();
    }

    /** What stands in narrow cells: no longer than the column without its sign, or than the English words. */
    @ParameterizedTest
    @ValueSource(strings = {"views/WorkView STATE_CHARS 2 Work_set Work_clear Work_isNext",
        "views/WorkView KIND_CHARS 0 Work_once Work_sticky", "views/WorkView MASKS_CHARS 0 Work_noMask",
        "views/ReasonsView STATUS_CHARS 0 Reasons_held Reasons_failed Reasons_notAsked Reasons_off Reasons_pending "
                + "Reasons_wouldFail Reasons_wouldHold",
        "views/FlagsView MASK_CHARS 0 Flags_cleared Flags_kept",
        "views/PtRegsView WRITER_CHARS 0 seam.byC seam.byEntry seam.byHardware seam.byService seam.byTracer "
                + "seam.byYou PtRegs_free PtRegs_left",
        "compare/StatisticsView GROUP_CHARS 0 Statistics_mitigation Statistics_path Statistics_phase Statistics_reason"})
    void wordsFitIntoTheirCells(String cells) throws IOException {
        String[] parts = cells.split(" ");
        Matcher width = Pattern.compile("int " + parts[1] + " = (\\d+);").matcher(Files.readString(UI.resolve(
                "src/ringside/ui/" + parts[0] + ".java")));
        assertThat(width.find()).as(cells).isTrue();
        Map<String, String> english = words("");
        Map<String, String> german = words("de");
        assertThat(Stream.of(parts).skip(3)).allSatisfy(key -> assertThat(german.get(key)).as(key)
                .hasSizeLessThanOrEqualTo(
                        Math.max(Integer.parseInt(width.group(1)) - Integer.parseInt(parts[2]), english.get(key)
                                .length())));
    }

    /** The titles of the checks stand in a column of the part Reasons. */
    @Test
    void titlesOfChecksFitIntoTheirColumn() throws IOException {
        Matcher width = Pattern.compile("int TITLE_CHARS = (\\d+);").matcher(Files.readString(UI.resolve(
                "src/ringside/ui/views/ReasonsView.java")));
        assertThat(width.find()).isTrue();
        Map<String, String> english = Texts.read(CHECKS);
        Map<String, String> german = Texts.read(Texts.german(CHECKS));
        List<String> titles = english.keySet().stream().filter(key -> key.contains(".title")).toList();
        assertThat(titles).hasSizeGreaterThan(6).allSatisfy(key -> assertThat(german.get(key)).as(key)
                .hasSizeLessThanOrEqualTo(Math.max(Integer.parseInt(width.group(1)), english.get(key).length())));
    }

    /** The sign never changes its width: it is made for the longest words that it has to say. */
    @ParameterizedTest
    @ValueSource(strings = {"", "de"})
    void theSignHasRoomForWhatItSays(String language) throws IOException {
        Map<String, String> words = Texts.read(language.isEmpty() ? RETURNS : Texts.german(RETURNS));
        Matcher longest = Pattern.compile("LONGEST = \"([^\"]+)\"").matcher(Files.readString(UI.resolve(
                "src/ringside/ui/head/VerdictSign.java")));
        assertThat(longest.find()).isTrue();
        List<String> ways = new ArrayList<>(List.of(filled(words, "way.passed", "SYSRET"), filled(words, "way.failed",
                "IRET",
                "R11_FLAGS"), filled(words, "way.unchecked", "SYSRET-FAST"), words.get("way.trap")));
        List<String> signs = new ArrayList<>(List.of(words.get("sign.open"), filled(words, "none.signal",
                "SIGSTKFLT")));
        words.keySet().stream().filter(key -> key.startsWith("none.") && !key.equals("none.signal")).forEach(
                key -> signs.add(
                        words.get(key)));
        for (String way : ways) {
            for (String key : List.of("sign.next", "sign.due", "sign.decided", "sign.returned")) {
                signs.add(filled(words, key, way));
            }
        }
        for (String decided : List.of(ways.get(0), ways.get(1), words.get("sign.open"))) {
            signs.add(filled(words, "sign.deciding", "7", "7", decided));
        }
        assertThat(signs).hasSizeGreaterThan(25).allSatisfy(sign -> assertThat(sign).hasSizeLessThanOrEqualTo(longest
                .group(1)
                .length()));
    }

    /** Where a phase is narrow its strip shows the beginning of its name: no two begin alike. */
    @ParameterizedTest
    @ValueSource(strings = {"", "de"})
    void phasesAreToldApartByTheirFirstLetters(String language) throws IOException {
        Map<String, String> words = words(language);
        List<String> initials = new ArrayList<>(List.of(words.get("phases.decisionInitial")));
        for (String phase : List.of("user", "entry", "dispatch", "work", "return")) {
            String title = words.get("phases." + phase);
            String brief = words.getOrDefault("phases." + phase + "Brief", title);
            assertThat(brief).hasSizeLessThanOrEqualTo(8);
            initials.add(brief.substring(0, 1));
        }
        assertThat(initials).doesNotHaveDuplicates();
    }

    /** The words beside the stack have the room of the column, which is made for the widest of the usual ones. */
    @Test
    void theWordsOfTheSeamAreHardlyLongerThanInEnglish() throws IOException {
        Map<String, String> english = words("");
        Map<String, String> german = words("de");
        Map<String, String> longer = new TreeMap<>();
        english.forEach((key, text) -> {
            boolean brief = (key.startsWith("Seam_") || key.startsWith("seam.")) && !text.contains(".")
                    && !key.endsWith("Name") && !key.endsWith(
                            "accessible");
            if (brief && german.get(key).length() > Math.max(18, text.length() * 5 / 4)) {
                longer.put(key, german.get(key));
            }
        });
        assertThat(longer).isEmpty();
    }

    private static String filled(Map<String, String> words, String key, String... values) {
        String text = words.get(key);
        for (int at = 0; at < values.length; at++) {
            text = text.replace("{" + at + "}", values[at]);
        }
        return text;
    }

    private static Stream<MatchResult> found(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern).matcher(Files.readString(file)).results();
    }
}
