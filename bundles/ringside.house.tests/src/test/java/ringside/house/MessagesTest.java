package ringside.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of the window: each is said somewhere, and the class that names them is generated from their file. */
class MessagesTest {

    private static final Path WINDOW = Path.of("..", "ringside.ui", "src");
    private static final Path GENERATOR = Path.of("..", "..", "releng", "ringside.codegen", "src", "main", "java",
            "ringside", "codegen", "GenerateMessages.java");
    private static final Pattern SAID = Pattern.compile("\\bMessages\\s*\\.\\s*(\\w+)");

    @TempDir
    private Path bundle;

    @Test
    void everyWordOfTheWindowIsSaidSomewhere() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.walk(WINDOW)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher each = SAID.matcher(Files.readString(file));
                while (each.find()) {
                    said.add(each.group(1));
                }
            }
        }
        assertThat(said).containsExactlyInAnyOrderElementsOf(texts(WINDOW.resolve("ringside/ui/messages.properties"))
                .stringPropertyNames());
    }

    @Test
    void everyKeyBecomesAField() throws Exception {
        Ran ran = generate("# a remark \\", "One=first \\", "  half", "Two: 100 % */ \\u0041 <b>");
        assertThat(ran.exit()).as(ran.said()).isZero();
        assertThat(Files.readString(bundle.resolve("src-gen/a/b/Messages.java"))).startsWith("package a.b;\n")
                .contains("/** first half */\n    public static String One;")
                .contains("/** 100 % &#42;/ A &#60;b&#62; */\n    public static String Two;")
                .contains("NLS.initializeMessages(\"a.b.messages\", Messages.class);");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() throws Exception {
        Ran ran = generate("One=first", "Two=second", "One=third");
        assertThat(ran.exit()).isNotZero();
        assertThat(ran.said()).contains("messages.properties:3: One stands here a second time");
    }

    @Test
    void aKeyThatIsNoNameIsRefused() throws Exception {
        Ran ran = generate("One=first", "a.b=second");
        assertThat(ran.exit()).isNotZero();
        assertThat(ran.said()).contains("messages.properties:2: expected the name of a field, not \"a.b\"");
    }

    private record Ran(int exit, String said) {
    }

    /** Runs the generator as the build does, on a bundle with these words. */
    private Ran generate(String... lines) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(bundle.resolve("src/a/b"));
        Files.write(folder.resolve("messages.properties"), List.of(lines));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                GENERATOR.toString(), bundle.toString(), "a.b").redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        return new Ran(process.waitFor(), said);
    }

    private static Properties texts(Path file) throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }
}
