package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ringside.scenarios.ExpectedOnDisk;
import ringside.scenarios.Saving;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.ScenarioWriter;
import ringside.stepper.Session;
import ringside.stepper.ValueProblem;
import ringside.ui.session.Desk;

/** Saving, opening again, the question about unsaved edits, and work that survives. */
class DeskTest {

    private static final long WANTED = 0x1234;

    @TempDir
    Path folder;

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @Test
    void aSavedScenarioOpensAgainInTheSameStateAtTheSameStep() throws Exception {
        Path file = file();
        TestWindow.run(() -> assertThat(desk().openPath(file)).isTrue());
        TestWindow.run(() -> TestWindow.active().step(Session::stepInto));
        edit();
        assertThat(TestWindow.<Boolean>get(() -> desk().unsaved())).isTrue();
        TestWindow.run(() -> assertThat(desk().save()).isTrue());
        assertThat(TestWindow.<Boolean>get(() -> desk().unsaved())).isFalse();
        TestWindow.fresh();
        TestWindow.run(() -> assertThat(desk().openPath(file)).isTrue());
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().step())).isEqualTo(1);
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().value("user.rbx"))).isEqualTo(WANTED);
    }

    @Test
    void cancelKeepsTheEditsThatWouldBeLost() throws Exception {
        edit();
        Session before = TestWindow.get(TestWindow::session);
        TestWindow.display().asyncExec(() -> desk().openLibrary(ScenarioLibrary.ids().get(1)));
        TestWindow.answer("Cancel");
        assertThat(TestWindow.<Session>get(TestWindow::session)).isSameAs(before);
        assertThat(TestWindow.<Boolean>get(() -> desk().unsaved())).isTrue();
    }

    @Test
    void workThatWasNotSavedIsOfferedAndRestored() throws Exception {
        edit();
        TestWindow.run(() -> desk().autosave());
        TestWindow.run(() -> TestWindow.session().commands().saveIsDone());
        TestWindow.fresh();
        TestWindow.display().asyncExec(() -> desk().offerRecovery());
        TestWindow.answer("Restore");
        TestWindow.until("the edit is back", () -> TestWindow.get(() -> TestWindow.session()
                .value("user.rbx") == WANTED));
        assertThat(TestWindow.<Boolean>get(() -> desk().unsaved())).as("restored work is still unsaved").isTrue();
        TestWindow.display().asyncExec(() -> desk().mayClose());
        TestWindow.answer("Do Not Save");
        TestWindow.until("no dialog", () -> TestWindow.dialogs().isEmpty());
        TestWindow.run(() -> desk().offerRecovery());
        assertThat(TestWindow.dialogs()).as("nothing is offered twice").isEmpty();
    }

    private Path file() throws Exception {
        Path file = folder.resolve("lesson.ringside");
        assertThat(ScenarioWriter.write(ScenarioLibrary.find(TestWindow.FIRST), file, ExpectedOnDisk.NOTHING))
                .isInstanceOf(Saving.Saved.class);
        assertThat(Files.size(file)).isPositive();
        return file;
    }

    private static Desk desk() {
        return TestWindow.service(Desk.class);
    }

    private static void edit() {
        TestWindow.run(() -> {
            try {
                TestWindow.active().edit("user.rbx", "0x1234");
            } catch (ValueProblem problem) {
                throw new AssertionError(problem);
            }
        });
    }
}
