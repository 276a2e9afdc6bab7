package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.file.ExpectedOnDisk;
import ringside.scenarios.format.Saving;
import ringside.scenarios.format.ScenarioWriter;
import ringside.stepper.Session;
import ringside.stepper.run.Progress;
import ringside.stepper.value.ValueProblem;
import ringside.ui.session.Documents;

/** Saving, opening again, the question about unsaved edits, and work that survives. */
class DocumentsTest {

    private static final long WANTED = 0x1234;
    private static final long INSIDE = 12;

    @TempDir
    Path folder;

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @Test
    void aSavedScenarioOpensAgainInTheSameStateAtTheSameStep() throws Exception {
        Path file = file();
        TestWindow.run(() -> assertThat(documents().openPath(file)).isTrue());
        TestWindow.run(() -> TestWindow.active().step(Session::stepInto));
        edit();
        assertThat(TestWindow.<Boolean>get(() -> documents().unsaved())).isTrue();
        TestWindow.run(() -> assertThat(documents().save()).isTrue());
        assertThat(TestWindow.<Boolean>get(() -> documents().unsaved())).isFalse();
        TestWindow.fresh();
        TestWindow.run(() -> assertThat(documents().openPath(file)).isTrue());
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().step())).isEqualTo(1);
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().value("user.rbx"))).isEqualTo(WANTED);
    }

    @Test
    void aSavedScenarioComesToTheSameOutcomeAfterItIsOpenedAgain() throws Exception {
        Path file = file();
        TestWindow.run(() -> assertThat(documents().openPath(file)).isTrue());
        TestWindow.run(() -> TestWindow.active().step(session -> session.goTo(INSIDE)));
        TestWindow.get(() -> {
            TestWindow.active().change(session -> session.edits().raiseFlag("NEED_RESCHED"));
            return null;
        });
        TestWindow.run(() -> assertThat(documents().save()).isTrue());
        String outcome = outcome();
        assertThat(outcome).as("the flag leads away from the fast path").contains("SYSRET").doesNotContain("FAST");
        TestWindow.fresh();
        assertThat(outcome()).isNotEqualTo(outcome);
        TestWindow.run(() -> assertThat(documents().openPath(file)).isTrue());
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().step())).isEqualTo(INSIDE);
        assertThat(outcome()).isEqualTo(outcome);
    }

    @Test
    void cancelKeepsTheEditsThatWouldBeLost() throws Exception {
        edit();
        Session before = TestWindow.get(TestWindow::session);
        TestWindow.display().asyncExec(() -> documents().openLibrary(ScenarioLibrary.ids().get(1)));
        TestWindow.answer("Cancel");
        assertThat(TestWindow.<Session>get(TestWindow::session)).isSameAs(before);
        assertThat(TestWindow.<Boolean>get(() -> documents().unsaved())).isTrue();
    }

    @Test
    void workThatWasNotSavedIsOfferedAndRestored() throws Exception {
        edit();
        TestWindow.run(() -> documents().autosave());
        TestWindow.run(() -> TestWindow.session().commands().saveIsDone());
        TestWindow.fresh();
        TestWindow.display().asyncExec(() -> documents().offerRecovery());
        TestWindow.answer("Restore");
        TestWindow.until("the edit is back", () -> TestWindow.get(() -> TestWindow.session()
                .value("user.rbx") == WANTED));
        assertThat(TestWindow.<Boolean>get(() -> documents().unsaved())).as("restored work is still unsaved").isTrue();
        TestWindow.display().asyncExec(() -> documents().mayClose());
        TestWindow.answer("Do Not Save");
        TestWindow.until("no dialog", () -> TestWindow.dialogs().isEmpty());
        TestWindow.run(() -> documents().offerRecovery());
        assertThat(TestWindow.dialogs()).as("nothing is offered twice").isEmpty();
    }

    private Path file() throws Exception {
        Path file = folder.resolve("lesson.ringside");
        assertThat(ScenarioWriter.write(ScenarioLibrary.find(TestWindow.FIRST), file, ExpectedOnDisk.NOTHING))
                .isInstanceOf(Saving.Saved.class);
        assertThat(Files.size(file)).isPositive();
        return file;
    }

    /** Runs to the end and tells it with the last return and all registers. */
    private static String outcome() {
        return TestWindow.get(() -> {
            TestWindow.active().step(session -> session.last(Progress.NONE));
            Session session = TestWindow.session();
            return session.step() + " " + session.ended().orElseThrow() + " " + session.prospect().before()
                    .orElseThrow();
        });
    }

    private static Documents documents() {
        return TestWindow.service(Documents.class);
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
