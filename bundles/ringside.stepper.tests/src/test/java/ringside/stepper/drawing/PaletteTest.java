package ringside.stepper.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The colours of what is handed out are those of the window, and can be read. */
class PaletteTest {
    private static final double READABLE = 4.5;

    @Test
    void theThemesOfTheWindowHaveTheSameColours() throws IOException {
        Path themes = Path.of("..", "ringside.ui", "css");
        String light = Files.readString(themes.resolve("light.css")).toUpperCase(Locale.ROOT);
        String dark = Files.readString(themes.resolve("dark.css")).toUpperCase(Locale.ROOT);
        Palette palette = new Palette();
        for (Tone tone : Tone.values()) {
            String rule = "COLOR-" + tone.name() + " {\n\tCOLOR: ";
            assertThat(light).as(tone + " light").contains(rule + palette.light(tone) + ";");
            assertThat(dark).as(tone + " dark").contains(rule + palette.dark(tone) + ";");
        }
    }

    @ParameterizedTest
    @CsvSource({"INK, PAPER", "INK, HEADING_BACK", "INK, CURRENT_BACK", "INK, REMARK_BACK", "INK, FAILED_BACK",
        "QUIET_TEXT, PAPER", "QUIET_TEXT, HEADING_BACK", "QUIET_TEXT, FAILED_BACK", "QUIET_TEXT, CHANGED_BACK",
        "CHANGED_TEXT, PAPER", "CHANGED_TEXT, CHANGED_BACK", "PASSED_TEXT, PAPER",
        "PASSED_TEXT, PASSED_BACK", "FAILED_TEXT, PAPER", "FAILED_TEXT, FAILED_BACK", "MARK_TEXT, PASSED_MARK",
        "MARK_TEXT, FAILED_MARK", "MARK_TEXT, NEUTRAL_MARK", "MARK_TEXT, PHASE_USER", "MARK_TEXT, PHASE_ENTRY",
        "MARK_TEXT, PHASE_DISPATCH", "MARK_TEXT, PHASE_WORK", "MARK_TEXT, PHASE_DECISION", "MARK_TEXT, PHASE_RETURN"})
    void wordsCanBeReadOnTheirGround(Tone words, Tone ground) {
        Palette palette = new Palette();
        assertThat(contrast(palette.light(words), palette.light(ground))).as("light").isGreaterThanOrEqualTo(READABLE);
        assertThat(contrast(palette.dark(words), palette.dark(ground))).as("dark").isGreaterThanOrEqualTo(READABLE);
    }

    /** As WCAG 2 has it. */
    private static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * part(rgb >> 16 & 0xff) + 0.7152 * part(rgb >> 8 & 0xff) + 0.0722 * part(rgb & 0xff);
    }

    private static double part(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
