package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.file.ExpectedOnDisk;
import ringside.scenarios.format.ScenarioWriter;
import ringside.stepper.Session;
import ringside.ui.session.Documents;

/** A damaged file is told in one dialog, and nothing else happens. */
class DamagedFileTest {

    @TempDir
    Path folder;

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @Test
    void tellsFileAndLineAndKeepsTheOpenScenario() throws IOException {
        Path file = Files.writeString(folder.resolve("damaged.ringside"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<broken");
        Session before = TestWindow.get(TestWindow::session);
        TestWindow.display().asyncExec(() -> TestWindow.service(Documents.class).openPath(file));
        TestWindow.until("a dialog stands there", () -> TestWindow.dialogs().size() == 1);
        Shell dialog = TestWindow.dialogs().get(0);
        assertThat(TestWindow.<List<String>>get(() -> words(dialog))).anySatisfy(words -> assertThat(words)
                .contains("damaged.ringside:2").doesNotContain("Exception"));
        TestWindow.run(dialog::close);
        TestWindow.until("the dialog is gone", () -> TestWindow.dialogs().isEmpty());
        assertThat(TestWindow.<Session>get(TestWindow::session)).isSameAs(before);
    }

    @Test
    void aProgramWithAnErrorIsToldWithLineAndColumnAndDoesNotStart() throws Exception {
        Scenario scenario = ScenarioLibrary.find(TestWindow.FIRST);
        scenario.setProgram("_start:\n    mov eax, 39\n    mvo eax, 1\n    hlt\n");
        Path file = folder.resolve("typo.ringside");
        ScenarioWriter.write(scenario, file, ExpectedOnDisk.NOTHING);
        Session before = TestWindow.get(TestWindow::session);
        TestWindow.display().asyncExec(() -> TestWindow.service(Documents.class).openPath(file));
        TestWindow.until("a dialog stands there", () -> TestWindow.dialogs().size() == 1);
        Shell dialog = TestWindow.dialogs().get(0);
        assertThat(TestWindow.<List<String>>get(() -> words(dialog))).anySatisfy(words -> assertThat(words)
                .containsPattern("typo.ringside:\\d+:\\d+").contains("mvo").doesNotContain("Exception"));
        TestWindow.run(dialog::close);
        TestWindow.until("the dialog is gone", () -> TestWindow.dialogs().isEmpty());
        assertThat(TestWindow.<Session>get(TestWindow::session)).isSameAs(before);
    }

    private static List<String> words(Composite parent) {
        List<String> words = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            if (child instanceof Label label) {
                words.add(label.getText());
            } else if (child instanceof Text text) {
                words.add(text.getText());
            } else if (child instanceof Composite composite) {
                words.addAll(words(composite));
            }
        }
        return words;
    }
}
