package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ringside.scenarios.file.Disk;
import ringside.scenarios.file.ExpectedOnDisk;
import ringside.scenarios.file.SafeFile;
import ringside.scenarios.format.Saving;
import ringside.scenarios.format.ScenarioWriter;

/** Whatever goes wrong in the middle of a write, the old file stays as it was and nothing is left lying about. */
class SafeFileTest {

    private enum Step { CREATE, HALF_CREATED, PERMISSIONS, COPY, BACKUP, REPLACE }

    private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    /** A disk that fails at one step. */
    private static final class FailingDisk extends Disk {

        private final Step step;

        FailingDisk(Step step) {
            this.step = step;
        }

        @Override
        public void create(Path file, byte[] content) throws IOException {
            fail(Step.CREATE);
            if (step == Step.HALF_CREATED) {
                Files.write(file, new byte[] {content[0]});
                throw new IOException("no space left on device");
            }
            super.create(file, content);
        }

        @Override
        public void likePermissions(Path file, Path model) throws IOException {
            fail(Step.PERMISSIONS);
            super.likePermissions(file, model);
        }

        @Override
        public void copy(Path file, Path copy) throws IOException {
            fail(Step.COPY);
            super.copy(file, copy);
        }

        @Override
        public void replace(Path file, Path target) throws IOException {
            fail(target.toString().endsWith(".bak") ? Step.BACKUP : Step.REPLACE);
            super.replace(file, target);
        }

        private void fail(Step here) throws IOException {
            if (here == step) {
                throw new AccessDeniedException("no");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void keepsTheOldFileWhenAStepFails(Step step) throws IOException {
        Path file = Files.write(folder.resolve("a.ringside"), OLD);

        Saving saving = new ScenarioWriter(new FailingDisk(step))
                .writing(Samples.full(), file, ExpectedOnDisk.ANYTHING);

        assertThat(saving).isInstanceOf(Saving.Failed.class);
        assertThat(((Saving.Failed) saving).problem().toString()).startsWith(file + ": ").contains("choose another");
        assertThat(Files.readAllBytes(file)).isEqualTo(OLD);
        assertThat(names()).isSubsetOf("a.ringside", "a.ringside.bak");
    }

    @ParameterizedTest
    @EnumSource(value = Step.class, names = {"CREATE", "HALF_CREATED", "REPLACE"})
    void leavesNoFileWhenThereWasNone(Step step) throws IOException {
        Path file = folder.resolve("a.ringside");
        Saving saving = new ScenarioWriter(new FailingDisk(step)).writing(Samples.full(), file, ExpectedOnDisk.NOTHING);
        assertThat(saving).isInstanceOf(Saving.Failed.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void replacesTheContentAsAWhole() throws IOException {
        Path file = Files.write(folder.resolve("a.txt"), OLD);
        assertThat(new SafeFile(new Disk(), file).replace(new byte[] {1, 2, 3}, false)).isEmpty();
        assertThat(Files.readAllBytes(file)).containsExactly(1, 2, 3);
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void keepsOnlyTheLastBackup() throws IOException {
        Path file = Files.write(folder.resolve("a.txt"), OLD);
        for (byte i = 1; i <= 3; i++) {
            new SafeFile(new Disk(), file).replace(new byte[] {i}, true);
        }
        assertThat(Files.readAllBytes(folder.resolve("a.txt.bak"))).containsExactly(2);
        assertThat(names()).containsExactly("a.txt", "a.txt.bak");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
