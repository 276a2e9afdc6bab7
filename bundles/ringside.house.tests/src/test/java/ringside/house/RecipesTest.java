package ringside.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What CONTRIBUTING.md promises: something new stands in the files that its recipe names, and no list repeats it. */
class RecipesTest {

    private static final Path BUNDLES = Path.of("..");
    private static final Path DECISION = BUNDLES.resolve("ringside.kernel/src/ringside/kernel/decision");
    private static final Path GENERATOR = Path.of("..", "..", "releng", "ringside.codegen", "src", "main", "java",
            "ringside", "codegen", "GenerateChecks.java");

    private static final Path WINDOW = BUNDLES.resolve("ringside.ui");
    private static final Pattern VIEW = Pattern.compile("<view id=\"ringside\\.ui\\.(\\w+)\" name=\"%([\\w.]+)\""
            + "\\s+class=\"([\\w.]+)\"\\s+icon=\"([\\w./-]+)\"");

    @TempDir
    private Path folder;

    @Test
    void onlyACheckAndItsTestNameItsClass() throws IOException {
        List<String> classes = names(DECISION, "Check.java");
        assertThat(classes).hasSizeGreaterThan(5);
        List<String> others = new ArrayList<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            for (String type : classes) {
                if (!file.getFileName().toString().startsWith(type) && Pattern.compile("\\b" + type + "\\b").matcher(
                        text)
                        .find()) {
                    others.add(file + ": " + type);
                }
            }
        }
        assertThat(others).isEmpty();
    }

    /** An id, found in the manifest, leads to the class, the name, the picture and what F1 tells. */
    @Test
    void everyViewHasItsNameItsPictureAndItsHelp() throws IOException {
        String manifest = Files.readString(WINDOW.resolve("plugin.xml"));
        String names = Files.readString(WINDOW.resolve("plugin.properties"));
        String contexts = Files.readString(BUNDLES.resolve("ringside.help/contexts.xml"));
        List<MatchResult> views = VIEW.matcher(manifest).results().toList();
        assertThat(views).hasSizeGreaterThan(15);
        for (MatchResult view : views) {
            String word = view.group(1);
            assertThat(WINDOW.resolve("src").resolve(view.group(3).replace('.', '/') + ".java")).isRegularFile();
            assertThat(names).as("the name of %s", word).contains("\n" + view.group(2) + "=");
            assertThat(WINDOW.resolve(view.group(4))).isRegularFile();
            assertThat(contexts).as("what F1 tells of %s", word).contains("<context id=\"" + word + "\"");
        }
    }

    @Test
    void aCheckWithoutAWordThatAListNeedsIsRefused() throws Exception {
        Ran ran = generate("A_B.title = this", "A_B.failure = that", "A_B.help.condition = it");
        assertThat(ran.exit()).isNotZero();
        assertThat(ran.said()).contains("checks.properties: expected A_B.help.without");
    }

    @Test
    void theListsAreMadeOfTheWords() throws Exception {
        Ran ran = generate("other = x", "A_B.failure = a < b", "A_B.help.condition = it", "A_B.help.without = \\",
                "    bad", "R11.failure = c", "R11.help.condition = d", "R11.help.without = e");
        assertThat(ran.exit()).as(ran.said()).isZero();
        assertThat(Files.readString(folder.resolve("kernel/src-gen/ringside/kernel/profile/CheckId.java")))
                .contains("/** It fails if a &lt; b. */\n    A_B,\n", "    R11;\n");
        assertThat(Files.readString(folder.resolve("kernel/src-gen/ringside/kernel/decision/CheckMaker.java")))
                .contains("case A_B -> ABCheck.of(profile, options);", "case R11 -> R11Check.of(profile, options);");
        assertThat(Files.readString(folder.resolve("help/src-gen/html/checks.html"))).isEqualTo(
                "<table>\n<tr><td><code>A_B</code></td><td>it</td><td>bad</td></tr>\n"
                        + "<tr><td><code>R11</code></td><td>d</td><td>e</td></tr>\n</table>\n");
    }

    private record Ran(int exit, String said) {
    }

    /** Runs the generator as the build does, on checks with these words. */
    private Ran generate(String... lines) throws IOException, InterruptedException {
        Path words = folder.resolve("kernel/src/ringside/kernel/decision/checks.properties");
        Files.createDirectories(words.getParent());
        Files.write(words, List.of(lines));
        Path page = folder.resolve("help/templates/checks.html");
        Files.createDirectories(page.getParent());
        Files.writeString(page, "<table>\n<!-- The rows are made of checks.properties. -->\n</table>\n");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                GENERATOR.toString(), folder.resolve("kernel").toString(), folder.resolve("help").toString())
                .redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        return new Ran(process.waitFor(), said);
    }

    /** The classes in a folder whose name ends so, but for the one that is called so. */
    private static List<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ending))
                    .filter(name -> !name.equals(ending)).map(name -> name.substring(0, name.indexOf('.'))).toList();
        }
    }

    /** Everything that is written by hand in Java, tests too. */
    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(BUNDLES)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("src-gen")).toList();
        }
    }
}
