package ringside.ui.present;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Display;

import ringside.stepper.drawing.Typeface;
import ringside.ui.appearance.Appearance;

/** The letters of a slide: their size follows the height of the screen, so that they can be read from the last row. */
final class SlideFonts {

    /** Kinds of letters; the size in thousandths of the height. An x-height is about half of it. */
    enum Face {
        /** What the slide is about. */
        TITLE(46, Typeface.TEXT, SWT.BOLD),
        /** The sentence. */
        BODY(37, Typeface.TEXT, SWT.NORMAL),
        /** What stands out in it. */
        STRONG(37, Typeface.TEXT, SWT.BOLD),
        /** Values and code. */
        CODE(37, Typeface.MONO, SWT.BOLD),
        /** Marks, chips and remarks. */
        SMALL(30, Typeface.TEXT, SWT.NORMAL),
        /** Those that stand out. */
        SMALL_STRONG(30, Typeface.TEXT, SWT.BOLD);

        private final int size;
        private final Typeface typeface;
        private final int style;

        Face(int size, Typeface typeface, int style) {
            this.size = size;
            this.typeface = typeface;
            this.style = style;
        }
    }

    private static final double POINTS_AN_INCH = 72;
    private static final int THOUSAND = 1000;

    private final Display display;
    private final Appearance appearance;
    private final Map<Face, Font> fonts = new EnumMap<>(Face.class);
    private int height;

    SlideFonts(Display display, Appearance appearance) {
        this.display = display;
        this.appearance = appearance;
    }

    /** Makes the letters for a height, in pixels. */
    void fit(int wanted) {
        if (wanted == height) {
            return;
        }
        dispose();
        height = wanted;
        for (Face face : Face.values()) {
            FontData data = appearance.font(face.typeface).getFontData()[0];
            double pixels = (double) wanted * face.size / THOUSAND;
            fonts.put(face, new Font(display, new FontData(data.getName(), (int) Math.round(pixels * POINTS_AN_INCH
                    / display.getDPI().y), face.style)));
        }
    }

    Font of(Face face) {
        return fonts.get(face);
    }

    void dispose() {
        fonts.values().forEach(Font::dispose);
        fonts.clear();
        height = 0;
    }
}
