package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;
import static ringside.scenarios.Samples.NAME;
import static ringside.scenarios.Samples.fullText;
import static ringside.scenarios.Samples.read;
import static ringside.scenarios.Samples.refused;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.scenarios.format.Reading;
import ringside.scenarios.format.ScenarioReader;
import ringside.scenarios.format.ScenarioWriter;
import ringside.scenarios.text.Diagnostic;

/** Files that were made to do harm, or became harmful by accident. */
class HostileFilesTest {

    private static final String GOOD = fullText();
    private static final String ROOT_END = " id=\"a-sample\"";
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    static Stream<Arguments> texts() {
        String doctype = GOOD.replace("<ringside:Scenario", "%s<ringside:Scenario");
        return Stream.of(
                Arguments.of("not XML", "hello", "not well-formed"),
                Arguments.of("HTML", "<!DOCTYPE html><html><body/></html>", "document type"),
                Arguments.of("HTML without type", "<html><body/></html>", "not a scenario"),
                Arguments.of("JSON", "{\"id\": \"a\"}", "not well-formed"),
                Arguments.of("two roots", GOOD + GOOD.substring(GOOD.indexOf('\n') + 1), "not well-formed"),
                Arguments.of("no root", "<?xml version=\"1.0\"?>\n<!-- nothing -->\n", "not well-formed"),
                Arguments.of("wrong root class", GOOD.replace("ringside:Scenario", "ringside:Tracer"),
                        "not a scenario"),
                Arguments.of("XMI envelope", "<xmi:XMI xmi:version=\"2.0\" xmlns:xmi=\"http://www.omg.org/XMI\"/>",
                        "not a scenario"),
                Arguments.of("other package",
                        "<ecore:EPackage xmi:version=\"2.0\" xmlns:xmi=\"http://www.omg.org/XMI\" "
                                + "xmlns:ecore=\"http://www.eclipse.org/emf/2002/Ecore\" name=\"p\"/>",
                        "not a scenario"),
                Arguments.of("unknown namespace", GOOD.replace("https://ringside/scenario/2",
                        "https://ringside/other/1"),
                        "not a scenario"),
                Arguments.of("no namespace", GOOD.replace(" xmlns:ringside=\"https://ringside/scenario/2\"", ""),
                        "not a scenario"),
                Arguments.of("default namespace", GOOD.replace(ROOT_END,
                        " xmlns=\"https://ringside/scenario/2\"" + ROOT_END),
                        "not accepted"),
                Arguments.of("namespace inside", GOOD.replace("<start ",
                        "<start xmlns:a=\"https://ringside/scenario/2\" "),
                        "not accepted"),
                Arguments.of("schema location", GOOD.replace(ROOT_END,
                        " xsi:schemaLocation=\"urn:u file:///x.ecore\"" + ROOT_END),
                        "nothing outside"),
                Arguments.of("document type", String.format(doctype, "<!DOCTYPE x>\n"), "document type"),
                Arguments.of("internal document type", String.format(doctype, "<!DOCTYPE x [<!ENTITY a \"b\">]>\n"),
                        "document type"),
                Arguments.of("external document type", String.format(doctype,
                        "<!DOCTYPE x SYSTEM \"file:///etc/hostname\">\n"),
                        "document type"),
                Arguments.of("laughing entities", String.format(doctype, laughs()), "document type"),
                Arguments.of("style sheet", String.format(doctype, "<?xml-stylesheet href=\"file:///x.xsl\"?>\n"),
                        "processing instruction"),
                Arguments.of("deep nesting", GOOD.replaceFirst("<start ", "<a>".repeat(20_000) + "<start "),
                        "nested deeper"),
                Arguments.of("many children", GOOD.replaceFirst("<start ", "<start/>".repeat(100_000) + "<start "),
                        "more than 20000"),
                Arguments.of("large attribute", GOOD.replace("A sample", "A" + " sample".repeat(100_000)),
                        "at most 200"),
                Arguments.of("many attributes", GOOD.replace(ROOT_END, attributes(10_000) + ROOT_END), "200"),
                Arguments.of("large name", GOOD.replaceFirst("<start ", "<" + "s".repeat(900_000) + " "), "not"),
                Arguments.of("large program", GOOD.replace("_start:", "# ".repeat(200_000) + "\n_start:"),
                        "at most 300000"),
                Arguments.of("XML 1.1", GOOD.replace("version=\"1.0\"", "version=\"1.1\""), "write 1.0"),
                Arguments.of("claims another encoding", GOOD.replace("UTF-8", "ISO-8859-1"), "save the file as UTF-8"),
                Arguments.of("replacement for lone surrogate", GOOD.replace("mov eax", "mov &#xD800;eax"),
                        "not well-formed"),
                Arguments.of("lines of nothing", "\n".repeat(1000), "empty"));
    }

    private static String laughs() {
        String entities = IntStream.range(1, 10)
                .mapToObj(i -> "<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">")
                .reduce("<!ENTITY a0 \"ha\">", String::concat);
        return "<!DOCTYPE x [" + entities + "]>\n";
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj(i -> " a" + i + "=\"\"")
                .reduce(new StringBuilder(), StringBuilder::append,
                        StringBuilder::append).toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void refusesHostileTexts(String name, String text, String words) {
        List<Diagnostic> problems = refused(text);
        assertThat(problems).as(name).anySatisfy(problem -> assertThat(problem.message()).contains(words));
        assertThat(problems).allSatisfy(problem -> assertThat(problem.file()).isEqualTo(NAME));
        assertThat(problems).extracting(Diagnostic::message).allSatisfy(message -> assertThat(message)
                .hasSizeLessThan(1_000_000).doesNotContain("Exception", "\n"));
    }

    static Stream<Arguments> bytes() {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        byte[] noise = new byte[5000];
        Arrays.fill(noise, (byte) 0xFF);
        byte[] nul = good.clone();
        nul[700] = 0;
        return Stream.of(
                Arguments.of("empty", new byte[0], "this file is empty"),
                Arguments.of("byte order mark only", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
                        "this file is empty"),
                Arguments.of("UTF-16", GOOD.getBytes(StandardCharsets.UTF_16), "UTF-16"),
                Arguments.of("UTF-16 little", GOOD.getBytes(Charset.forName("x-UTF-16LE-BOM")), "UTF-16"),
                Arguments.of("UTF-16 without mark", GOOD.getBytes(StandardCharsets.UTF_16BE), "NUL"),
                Arguments.of("Latin-1", GOOD.getBytes(StandardCharsets.ISO_8859_1), "is not UTF-8"),
                Arguments.of("cut in a character", Arrays.copyOf("<ü".getBytes(StandardCharsets.UTF_8), 2),
                        "is not UTF-8"),
                Arguments.of("NUL byte", nul, "NUL"),
                Arguments.of("noise", noise, "UTF-"),
                Arguments.of("zip", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0}, "NUL"),
                Arguments.of("1 MiB and a byte", new byte[MEBIBYTE + 1], "larger than 1 MiB"),
                Arguments.of("20 MiB attribute", GOOD.replace("A sample", "A".repeat(20 * MEBIBYTE))
                        .getBytes(StandardCharsets.UTF_8), "larger than 1 MiB"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bytes")
    void refusesHostileBytes(String name, byte[] bytes, String words) {
        assertThat(refused(read(bytes))).as(name).singleElement().extracting(Diagnostic::message).asString()
                .contains(words);
    }

    @Test
    void namesTheLineOfAByteThatIsNotUtf8() {
        byte[] latin = GOOD.getBytes(StandardCharsets.ISO_8859_1);
        int line = 1 + (int) GOOD.substring(0, GOOD.indexOf("größer")).chars().filter(c -> c == '\n').count();
        assertThat(refused(read(latin))).singleElement().extracting(Diagnostic::line).isEqualTo(line);
    }

    @Test
    void refusesAFileThatIsCutAtAnyByte() {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        int last = GOOD.stripTrailing().getBytes(StandardCharsets.UTF_8).length;
        IntStream.range(0, last).parallel().forEach(length -> {
            Reading reading = read(Arrays.copyOf(good, length));
            assertThat(reading).as("cut at byte %d", length).isInstanceOf(Reading.Refused.class);
        });
    }

    @Test
    void survivesAFlippedBitInAnyByte() {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        long seed = 20260101L;
        IntStream.range(0, good.length).parallel().forEach(at -> {
            byte[] bad = good.clone();
            int bit = new Random(seed + at).nextInt(8);
            bad[at] ^= (byte) (1 << bit);
            assertThatCode(() -> wholeOrRefused(bad)).as("byte %d, bit %d", at, bit).doesNotThrowAnyException();
        });
    }

    private static void wholeOrRefused(byte[] bytes) {
        if (read(bytes) instanceof Reading.Ok ok) {
            assertThat(ScenarioWriter.problems(ok.scenario(), NAME)).isEmpty();
        }
    }

    @Test
    void opensNoConnection() throws IOException, InterruptedException {
        AtomicInteger connections = new AtomicInteger();
        Thread listener;
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            listener = new Thread(() -> count(server, connections));
            listener.start();
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/x.ecore";
            attacks(url).forEach(text -> assertThat(read(text)).isInstanceOf(Reading.Refused.class));
            attacks(folder.resolve("x.ecore").toUri().toString())
                    .forEach(text -> assertThat(read(text)).isInstanceOf(Reading.Refused.class));
        }
        listener.join();
        assertThat(connections).hasValue(0);
    }

    private static void count(ServerSocket server, AtomicInteger connections) {
        while (!server.isClosed()) {
            try {
                server.accept().close();
                connections.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static Stream<String> attacks(String url) {
        return Stream.of(
                GOOD.replace(ROOT_END, " xmlns:e=\"" + url + "\"" + ROOT_END),
                GOOD.replace(ROOT_END, " xsi:schemaLocation=\"urn:u " + url + "\"" + ROOT_END),
                GOOD.replace(ROOT_END, " xsi:noNamespaceSchemaLocation=\"" + url + "\"" + ROOT_END),
                GOOD.replace("<start ", "<start href=\"" + url + "#/\" "),
                GOOD.replace("<tracer ", "<tracer href=\"" + url + "#/\" "),
                GOOD.replace("xsi:type=\"ringside:SetValue\"", "xsi:type=\"e:X\" xmlns:e=\"" + url + "\""),
                GOOD.replace("<ringside:Scenario", "<!DOCTYPE x SYSTEM \"" + url + "\"><ringside:Scenario"),
                GOOD.replace("<ringside:Scenario", "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + url
                        + "\"> %p;]><ringside:Scenario"),
                GOOD.replace("<start ", "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + url
                        + "\"/><start "),
                "<e:X xmlns:e=\"" + url + "\"/>");
    }

    /** Would be noticed if somebody loaded it. */
    static final class Evil {

        static {
            LOADED.set(true);
        }

        public static final Object eINSTANCE = new Object();
    }

    private static final AtomicBoolean LOADED = new AtomicBoolean();

    @Test
    void loadsNoClass() {
        String evil = "java://" + HostileFilesTest.class.getName() + "$Evil";
        attacks(evil).forEach(text -> assertThat(read(text)).isInstanceOf(Reading.Refused.class));
        assertThat(LOADED).isFalse();
    }

    @Test
    void refusesAPipeInsteadOfWaitingForIt() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.ringside");
        assumeThat(Files.isExecutable(Path.of("/usr/bin/mkfifo"))).isTrue();
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertThat(refused(ScenarioReader.read(pipe))).singleElement().extracting(Diagnostic::message).asString()
                .contains("not a regular file");
    }

    @Test
    void leavesTheFileAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.ringside"), GOOD.replace("</program>", ""));
        byte[] before = Files.readAllBytes(file);
        refused(ScenarioReader.read(file));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder).isDirectoryContaining("glob:**bad.ringside");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void keepsWhatItReadBeforeWhenTheNextFileIsBad() {
        Reading.Ok first = (Reading.Ok) read(GOOD);
        refused(GOOD.replace("</program>", ""));
        assertThat(EcoreUtil.equals(first.scenario(), Samples.full())).isTrue();
    }
}
