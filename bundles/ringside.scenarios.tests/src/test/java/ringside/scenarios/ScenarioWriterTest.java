package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.model.Scenario;
import ringside.scenarios.file.ExpectedOnDisk;
import ringside.scenarios.format.Reading;
import ringside.scenarios.format.Saving;
import ringside.scenarios.format.ScenarioReader;
import ringside.scenarios.format.ScenarioWriter;
import ringside.scenarios.text.Diagnostic;

class ScenarioWriterTest {

    @TempDir
    Path folder;

    static List<String> ids() {
        return Samples.sound();
    }

    private Path file() {
        return folder.resolve("a.ringside");
    }

    private static Saving.Saved saved(Saving saving) {
        assertThat(saving).isInstanceOf(Saving.Saved.class);
        return (Saving.Saved) saving;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesWhatTheReaderReads() {
        saved(ScenarioWriter.write(Samples.full(), file(), ExpectedOnDisk.NOTHING));
        Reading.Ok ok = (Reading.Ok) ScenarioReader.read(file());
        assertThat(EcoreUtil.equals(ok.scenario(), Samples.full())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void keepsEveryScenarioOfTheLibrary(String id) throws UnknownScenarioException {
        Scenario scenario = ScenarioLibrary.find(id);
        saved(ScenarioWriter.write(scenario, file(), ExpectedOnDisk.NOTHING));
        Reading.Ok ok = (Reading.Ok) ScenarioReader.read(file());
        assertThat(EcoreUtil.equals(ok.scenario(), scenario)).isTrue();
    }

    @Test
    void doesNotTouchTheScenario() {
        Scenario scenario = Samples.full();
        saved(ScenarioWriter.write(scenario, file(), ExpectedOnDisk.NOTHING));
        assertThat(scenario.eResource()).isNull();
        assertThat(scenario.eAdapters()).isEmpty();
        assertThat(EcoreUtil.equals(scenario, Samples.full())).isTrue();
    }

    @Test
    void alwaysWritesTheSameBytes() {
        String text = ScenarioWriter.text(Samples.full());
        assertThat(ScenarioWriter.text(Samples.full())).isEqualTo(text);
        assertThat(ScenarioWriter.text(Samples.accepted(text))).isEqualTo(text);
    }

    @Test
    void writesLinesThatPeopleAndComparisonsCanRead() {
        String text = ScenarioWriter.text(Samples.full());
        assertThat(text).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").endsWith("</ringside:Scenario>\n")
                .doesNotContain("\r", "&#xA;");
        assertThat(text.lines()).contains("  <program>", "_start:",
                "\tmov eax, 39   #: a &lt; b &amp;&amp; c > d ]]&gt; ü",
                "    syscall", "", "    hlt", "</program>", "  <threadFlags>NEED_RESCHED</threadFlags>",
                "  <start name=\"user.rcx\" value=\"0xffffffffffffffff\"/>",
                "  <interventions xsi:type=\"ringside:SetValue\" step=\"4\" name=\"pt_regs.ip\" value=\"0x401000\"/>",
                "  <interventions xsi:type=\"ringside:SwitchCheck\" label=\"exit_work\" check=\"RF_TF\""
                        + " on=\"false\"/>");
    }

    @Test
    void leavesOutWhatIsUsual() {
        assertThat(ScenarioWriter.text(Samples.small())).doesNotContain("vendor", "maxSteps", "la57", "position",
                "tracer");
    }

    @Test
    void keepsThePreviousContentBeside() throws IOException {
        Scenario scenario = Samples.small();
        Saving.Saved first = saved(ScenarioWriter.write(scenario, file(), ExpectedOnDisk.NOTHING));
        String before = Files.readString(file());
        scenario.setTitle("Another title");
        Saving.Saved second = saved(ScenarioWriter.write(scenario, file(), first.onDisk()));
        assertThat(first.backup()).isEmpty();
        assertThat(second.backup()).contains(file().toRealPath().resolveSibling("a.ringside.bak"));
        assertThat(Files.readString(second.backup().get())).isEqualTo(before);
        assertThat(names()).containsExactly("a.ringside", "a.ringside.bak");
    }

    @Test
    void tellsWhatIsOnDiskNow() throws IOException {
        Saving.Saved saved = saved(ScenarioWriter.write(Samples.small(), file(), ExpectedOnDisk.NOTHING));
        assertThat(saved.onDisk()).isEqualTo(((Reading.Ok) ScenarioReader.read(file())).onDisk());
    }

    @Test
    void asksBeforeItReplacesAFileThatIsNotExpected() throws IOException {
        Files.writeString(file(), "precious");
        Saving saving = ScenarioWriter.write(Samples.small(), file(), ExpectedOnDisk.NOTHING);
        assertThat(saving).isEqualTo(new Saving.ChangedOnDisk(file(), "there is a file of this name already"));
        assertThat(Files.readString(file())).isEqualTo("precious");
        assertThat(names()).containsExactly("a.ringside");
    }

    @Test
    void asksBeforeItReplacesAFileThatSomebodyElseChanged() throws IOException {
        Saving.Saved first = saved(ScenarioWriter.write(Samples.small(), file(), ExpectedOnDisk.NOTHING));
        byte[] changed = Files.readAllBytes(file());
        changed[changed.length - 5] ^= 1;
        Files.write(file(), changed);
        Files.setLastModifiedTime(file(), FileTime.from(first.onDisk().modified()));
        Saving saving = ScenarioWriter.write(Samples.full(), file(), first.onDisk());
        assertThat(saving).isInstanceOf(Saving.ChangedOnDisk.class);
        assertThat(((Saving.ChangedOnDisk) saving).reason()).contains("changed by somebody else");
        assertThat(Files.readAllBytes(file())).isEqualTo(changed);
        saved(ScenarioWriter.write(Samples.full(), file(), ExpectedOnDisk.ANYTHING));
        assertThat(Files.readAllBytes(folder.resolve("a.ringside.bak"))).isEqualTo(changed);
    }

    @Test
    void asksBeforeItBringsBackAFileThatWasDeleted() throws IOException {
        Saving.Saved first = saved(ScenarioWriter.write(Samples.small(), file(), ExpectedOnDisk.NOTHING));
        Files.delete(file());
        Saving saving = ScenarioWriter.write(Samples.full(), file(), first.onDisk());
        assertThat(saving).isInstanceOf(Saving.ChangedOnDisk.class);
        assertThat(((Saving.ChangedOnDisk) saving).reason()).contains("deleted");
        assertThat(file()).doesNotExist();
    }

    @Test
    void doesNotAskWhenOnlyTheTimeChanged() throws IOException {
        Saving.Saved first = saved(ScenarioWriter.write(Samples.small(), file(), ExpectedOnDisk.NOTHING));
        Files.setLastModifiedTime(file(), FileTime.from(Instant.EPOCH));
        saved(ScenarioWriter.write(Samples.full(), file(), first.onDisk()));
    }

    @Test
    void writesThroughALinkAndLeavesItALink() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real")).resolve("b.ringside");
        saved(ScenarioWriter.write(Samples.small(), real, ExpectedOnDisk.NOTHING));
        Files.createSymbolicLink(file(), real);
        saved(ScenarioWriter.write(Samples.full(), file(), ExpectedOnDisk.ANYTHING));
        assertThat(file()).isSymbolicLink();
        assertThat(Files.readString(real)).isEqualTo(ScenarioWriter.text(Samples.full()));
    }

    @Test
    void keepsThePermissionsOfTheFile() throws IOException {
        saved(ScenarioWriter.write(Samples.small(), file(), ExpectedOnDisk.NOTHING));
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-r--"));
        saved(ScenarioWriter.write(Samples.full(), file(), ExpectedOnDisk.ANYTHING));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-rw-r--");
    }

    @Test
    void refusesADirectory() throws IOException {
        Path directory = Files.createDirectory(file());
        assertThat(failure(directory)).contains("directory");
        assertThat(names()).containsExactly("a.ringside");
    }

    @Test
    void refusesAFolderThatDoesNotExist() {
        assertThat(failure(folder.resolve("none").resolve("a.ringside"))).contains("the folder does not exist");
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "x");
        assertThat(failure(plain.resolve("a.ringside"))).contains("cannot be written");
        assertThat(Files.readString(plain)).isEqualTo("x");
    }

    @Test
    void refusesAReadOnlyFileSystem() {
        Path readOnly = Path.of(URI.create("jrt:/java.base/java/lang/a.ringside"));
        assertThat(failure(readOnly)).contains("read-only");
    }

    private static String failure(Path file) {
        Saving saving = ScenarioWriter.write(Samples.small(), file, ExpectedOnDisk.NOTHING);
        assertThat(saving).isInstanceOf(Saving.Failed.class);
        Diagnostic problem = ((Saving.Failed) saving).problem();
        assertThat(problem.file()).isEqualTo(file.toString());
        return problem.message();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0001b", "a\uD800b", "a\uFFFEb", "a\u202Eb", "a\nb", ""})
    void keepsAnUnfinishedScenarioAsideAndLeavesTheFileAlone(String title) throws IOException {
        Saving.Saved first = saved(ScenarioWriter.write(Samples.small(), file(), ExpectedOnDisk.NOTHING));
        byte[] before = Files.readAllBytes(file());
        Scenario scenario = Samples.full();
        scenario.setTitle(title);

        Saving saving = ScenarioWriter.write(scenario, file(), first.onDisk());

        assertThat(saving).isInstanceOf(Saving.KeptAside.class);
        Saving.KeptAside aside = (Saving.KeptAside) saving;
        assertThat(aside.problems()).singleElement().extracting(Diagnostic::message).asString().contains("title");
        assertThat(aside.kept()).isEqualTo(folder.resolve("a.ringside.unfinished")).content(StandardCharsets.UTF_8)
                .contains("    syscall", "größer");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        assertThat(scenario.getTitle()).isEqualTo(title);
    }

    @Test
    void givesTheTextOfAScenarioThatBreaksRules() {
        Scenario scenario = Samples.small();
        scenario.setProgram("\u0000\r\uD800 hlt");
        scenario.getThreadFlags().add("\u0001");
        assertThat(ScenarioWriter.text(scenario)).contains("\uFFFD\uFFFD\uFFFD hlt",
                "<threadFlags>\uFFFD</threadFlags>");
    }
}
