package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.model.Scenario;
import ringside.scenarios.file.ExpectedOnDisk;
import ringside.scenarios.format.Reading;
import ringside.scenarios.text.Diagnostic;

class AutosaveTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    @TempDir
    Path folder;

    private Path copies;
    private Autosave autosave;

    @BeforeEach
    void open() {
        copies = folder.resolve("workspace").resolve("autosave");
        autosave = new Autosave(copies);
    }

    @Test
    void listsNothingBeforeTheFirstCopy() throws IOException {
        assertThat(autosave.list()).isEmpty();
        assertThat(copies).doesNotExist();
    }

    @Test
    void restoresWhatWasSavedWithTimeAndSource() throws IOException {
        Path source = folder.resolve("höhle & co\n.ringside");
        autosave.save(Samples.full(), Optional.of(source), NOON);
        Autosave.Entry entry = new Autosave(copies).list().get(0);
        assertThat(entry.saved()).isEqualTo(NOON);
        assertThat(entry.source()).contains(source);
        assertThat(entry.title()).isEqualTo("A sample");
        Reading.Ok ok = (Reading.Ok) autosave.restore(entry);
        assertThat(EcoreUtil.equals(ok.scenario(), Samples.full())).isTrue();
        assertThat(ok.onDisk()).isEqualTo(ExpectedOnDisk.NOTHING);
    }

    @Test
    void keepsDocumentsThatWereNeverSaved() throws IOException {
        Autosave.Entry entry = autosave.save(Samples.small(), Optional.empty(), NOON);
        assertThat(autosave.list()).containsExactly(entry);
        assertThat(entry.source()).isEmpty();
    }

    @Test
    void neverTouchesTheFileOfTheUser() throws IOException {
        Path source = Files.writeString(folder.resolve("a.ringside"), "precious");
        autosave.save(Samples.full(), Optional.of(source), NOON);
        assertThat(Files.readString(source)).isEqualTo("precious");
        assertThat(source.getParent()).isDirectoryContaining("glob:**/a.ringside")
                .isDirectoryNotContaining("glob:**/*.bak");
    }

    @Test
    void replacesTheLastCopyOfTheSameDocumentOnly() throws IOException {
        Path a = folder.resolve("a.ringside");
        Path b = folder.resolve("b.ringside");
        autosave.save(Samples.small(), Optional.of(a), NOON);
        autosave.save(Samples.small(), Optional.of(b), NOON.plusSeconds(20));
        autosave.save(Samples.full(), Optional.of(a), NOON.plusSeconds(40));
        new Autosave(copies).save(Samples.small(), Optional.of(a), NOON.plusSeconds(60));
        assertThat(autosave.list()).extracting(Autosave.Entry::saved)
                .containsExactly(NOON.plusSeconds(60), NOON.plusSeconds(40), NOON.plusSeconds(20));
    }

    @Test
    void keepsTheCopyUntilItIsDiscarded() throws IOException {
        Autosave.Entry entry = autosave.save(Samples.small(), Optional.empty(), NOON);
        assertThat(autosave.restore(entry)).isInstanceOf(Reading.Ok.class);
        assertThat(autosave.restore(entry)).isInstanceOf(Reading.Ok.class);
        autosave.discard(entry);
        assertThat(autosave.list()).isEmpty();
        assertThat(Samples.refused(autosave.restore(entry))).singleElement().extracting(Diagnostic::message)
                .isEqualTo("there is no such file");
    }

    @Test
    void discardsNothingButCopies() throws IOException {
        Path precious = Files.writeString(folder.resolve("a.autosave"), "precious");
        Autosave.Entry forged = new Autosave.Entry(precious, NOON, Optional.empty(), "x");
        assertThatThrownBy(() -> autosave.discard(forged)).isInstanceOf(IllegalArgumentException.class);
        Autosave.Entry climbing = new Autosave.Entry(copies.resolve("../../a.autosave"), NOON, Optional.empty(), "x");
        assertThatThrownBy(() -> autosave.discard(climbing)).isInstanceOf(IllegalArgumentException.class);
        assertThat(precious).exists();
    }

    @Test
    void keepsAScenarioThatBreaksRulesAndSaysWhyItCannotBeOpened() throws IOException {
        Scenario scenario = Samples.full();
        scenario.setKernel("");
        scenario.setTitle(null);
        Autosave.Entry entry = autosave.save(scenario, Optional.empty(), NOON);
        List<Diagnostic> problems = Samples.refused(autosave.restore(entry));
        assertThat(problems).extracting(Diagnostic::message).anyMatch(message -> message.contains("kernel is missing"));
        assertThat(entry.copy()).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ringside-autosave 1",
        "ringside-autosave 1\nsaved never\ntitle a\nsource b\n\n<x/>",
        "ringside-autosave 1\nsaved 2026-11-22T12:00:00Z\ntitle %zz\nsource b\n\n<x/>",
        "ringside-autosave 1\nsaved 2026-11-22T12:00:00Z\ntitle a\nsource %00\n\n<x/>",
        "ringside-autosave 1\nsource b\nsaved 2026-11-22T12:00:00Z\ntitle a\n\n<x/>", "ringside-autosave 1\n\n\n\n"})
    void showsADamagedCopyAndRefusesToRestoreIt(String content) throws IOException {
        Path copy = Files.writeString(Files.createDirectories(copies).resolve("x.autosave"), content);
        assertThat(autosave.list()).singleElement().satisfies(entry -> {
            assertThat(entry.copy()).isEqualTo(copy);
            assertThat(entry.title()).isEqualTo("x.autosave");
            assertThat(Samples.refused(autosave.restore(entry)).get(0).message()).isNotBlank();
        });
        assertThat(copy).exists();
    }

    @Test
    void listsOnlyCopies() throws IOException {
        Files.createDirectories(copies);
        Files.writeString(copies.resolve("other.txt"), "x");
        assertThat(autosave.list()).isEmpty();
    }

    @Test
    void tellsWhenItCannotSave() throws IOException {
        Files.createDirectories(copies.getParent());
        Files.writeString(copies, "a file in the place of the folder");
        assertThatThrownBy(() -> autosave.save(Samples.small(), Optional.empty(), NOON))
                .isInstanceOf(IOException.class);
    }
}
