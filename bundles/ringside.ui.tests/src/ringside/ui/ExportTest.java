package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

import org.eclipse.swt.graphics.ImageData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ringside.ui.export.ExportForm;
import ringside.ui.export.ExportHandler;
import ringside.ui.session.Documents;

/** What File &gt; Export writes. */
class ExportTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        TestWindow.fresh();
        TestWindow.run(() -> TestWindow.service(Documents.class).openLibrary("s32-tracer-sets-df"));
        TestWindow.run(() -> TestWindow.active().step(session -> session.goTo(194)));
    }

    private Path export(ExportForm form, String name) {
        Path file = folder.resolve(name);
        TestWindow.run(() -> ExportHandler.export(TestWindow.session(), form, file, TestWindow.window().getShell()));
        TestWindow.until(name + " stands there", () -> Files.exists(file));
        return file;
    }

    @Test
    void aRunIsWrittenInTheBackgroundAndTheWindowStaysWhereItIs() throws Exception {
        Path page = export(ExportForm.PAGE, "page.html");
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains(
                "<title>A debugger changes one flag<");
        assertThat(Files.readString(export(ExportForm.HANDOUT, "handout.html"))).contains("Step 194 of 209")
                .doesNotContain("<script");
        assertThat(Files.readString(export(ExportForm.MARKDOWN, "handout.md"))).contains("## Step 194 of 209");
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().step())).isEqualTo(194);
    }

    @Test
    void theStepIsDrawnAsAPicture() throws Exception {
        assertThat(Files.readString(export(ExportForm.SVG, "step.svg"))).contains(">asked 194: differ<");
        Path png = export(ExportForm.PNG, "step.png");
        ImageData picture = new ImageData(png.toString());
        assertThat(picture.width).isGreaterThan(400);
        assertThat(picture.height).isGreaterThan(400);
        assertThat(IntStream.range(0, picture.width * picture.height).map(at -> picture.getPixel(at % picture.width, at
                / picture.width)).distinct().limit(9).count()).as("colours").isGreaterThan(8);
    }
}
