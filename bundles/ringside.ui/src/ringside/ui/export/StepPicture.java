package ringside.ui.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Control;

import ringside.stepper.Session;
import ringside.stepper.drawing.Area;
import ringside.stepper.drawing.Drawing;
import ringside.stepper.drawing.LetterTable;
import ringside.stepper.drawing.Measure;
import ringside.stepper.drawing.SvgPainter;
import ringside.stepper.seam.SeamDrawing;
import ringside.ui.appearance.Appearance;
import ringside.ui.seam.FontMeasure;
import ringside.ui.seam.SeamPainter;

/** The Seam at the step where a session is, as a file. */
final class StepPicture {

    /** In widths of a digit. */
    private static final int CELLS = 72;

    private final Session session;
    private final String title;

    StepPicture(Session session, String title) {
        this.session = session;
        this.title = title;
    }

    private Drawing drawing(Measure measure) {
        return SeamDrawing.of(session, measure, CELLS * measure.cell());
    }

    byte[] svg() {
        LetterTable letters = new LetterTable();
        return new SvgPainter(letters).file(drawing(letters), title).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the picture in the fonts and colours of the window. */
    byte[] png(Control control, Appearance appearance) {
        FontMeasure measure = new FontMeasure(control, appearance);
        measure.restyle();
        Drawing drawing = drawing(measure);
        Area all = new Area(0, 0, drawing.width(), drawing.height());
        Image image = new Image(control.getDisplay(), all.width(), all.height());
        try {
            GC gc = new GC(image);
            new SeamPainter(appearance, measure).paint(gc, drawing, 0, 0, all);
            gc.dispose();
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] {image.getImageData()};
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            loader.save(bytes, SWT.IMAGE_PNG);
            return bytes.toByteArray();
        } finally {
            image.dispose();
        }
    }
}
