package ringside.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts Ringside tells the platform its language; a program in the place of Java says with what it was called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherLanguageTest {
    private static final Path SCRIPT = Path.of("..", "..", "features", "ringside.feature", "rootfiles", "linux",
            "ringside");
    private static final String SETTINGS = ".metadata/.plugins/org.eclipse.core.runtime/.settings/ringside.ui.prefs";
    private static final String GERMAN = "-Dosgi.nl=de";

    @TempDir
    private Path home;

    @BeforeEach
    void putAProgramInThePlaceOfJava() throws IOException {
        Path java = Files.createDirectories(home.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    private void choose(Path area, String language) throws IOException {
        Path file = area.resolve(SETTINGS);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "eclipse.preferences.version=1\nlanguage=" + language + "\nzoom=100\n");
    }

    /** What Java is called with, a line each. */
    private List<String> started(String options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
        script.environment().putAll(Map.of("JAVA_HOME", home.resolve("java").toString(), "HOME", home.toString(),
                "DISPLAY",
                ":0", "LANG", "de_DE.UTF-8", "RINGSIDE_JAVA_OPTIONS", options, "XDG_CACHE_HOME", home.resolve("cache")
                        .toString()));
        return new String(script.start().getInputStream().readAllBytes()).lines().toList();
    }

    @Test
    void nothingIsSaidUnlessSomebodyChose() throws IOException {
        assertThat(started("")).contains("-jar").noneMatch(line -> line.startsWith("-Dosgi.nl"));
    }

    @Test
    void thePreferencesChoose() throws IOException {
        choose(home.resolve(".ringside"), "de");
        assertThat(started("")).contains(GERMAN);
        assertThat(started("", "--gui", "s01.ringside")).contains(GERMAN, "-Dringside.scenario=s01.ringside");
    }

    @Test
    void thePreferencesAreThoseOfTheFolderThatIsAskedFor() throws IOException {
        choose(home.resolve(".ringside"), "de");
        choose(home.resolve("other"), "en");
        assertThat(started("-Dosgi.instance.area=" + home.resolve("other"))).doesNotContain(GERMAN).contains(
                "-Dosgi.nl=en");
    }

    @Test
    void whoeverStartsItChoosesOverThePreferences() throws IOException {
        choose(home.resolve(".ringside"), "en");
        assertThat(started("", "-nl", "de")).contains(GERMAN);
        List<String> options = started(GERMAN);
        assertThat(options.lastIndexOf(GERMAN)).as("the last of several counts").isGreaterThan(options.indexOf(
                "-Dosgi.nl=en"));
    }

    @Test
    void commandsSpeakEnglish() throws IOException {
        choose(home.resolve(".ringside"), "de");
        assertThat(started("", "explain")).contains("ringside.cli.Main").noneMatch(line -> line.startsWith(
                "-Dosgi.nl"));
        assertThat(started("", "-nl", "de", "explain")).singleElement().asString().contains(
                "the commands speak English");
    }
}
