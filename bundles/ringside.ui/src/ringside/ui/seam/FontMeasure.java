package ringside.ui.seam;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;

import ringside.stepper.drawing.Measure;
import ringside.stepper.drawing.Typeface;
import ringside.ui.appearance.Appearance;

/** Measures words with the fonts of the window. What was measured once is known until the fonts change. */
public final class FontMeasure implements Measure {

    private static final int MOST = 5000;
    private static final List<Typeface> FACES = List.of(Typeface.TEXT, Typeface.TEXT_BOLD, Typeface.MONO,
            Typeface.MONO_BOLD);

    private final Control control;
    private final Appearance appearance;
    private final Map<Typeface, Map<String, Integer>> widths = new EnumMap<>(Typeface.class);
    private final Map<Typeface, Integer> rises = new EnumMap<>(Typeface.class);
    private int line;
    private int ascent;
    private int cell;

    /** Measures for a control; nothing is measured before the first restyle. */
    public FontMeasure(Control control, Appearance appearance) {
        this.control = control;
        this.appearance = appearance;
    }

    /** The fonts are others now. */
    public void restyle() {
        widths.clear();
        rises.clear();
        line = 0;
        ascent = 0;
        GC gc = new GC(control);
        try {
            for (Typeface face : FACES) {
                widths.put(face, new HashMap<>());
                gc.setFont(appearance.font(face));
                FontMetrics metrics = gc.getFontMetrics();
                int rise = metrics.getAscent() + metrics.getLeading();
                rises.put(face, rise);
                ascent = Math.max(ascent, rise);
                line = Math.max(line, metrics.getHeight());
            }
            gc.setFont(appearance.font(Typeface.MONO));
            cell = gc.stringExtent("0").x;
        } finally {
            gc.dispose();
        }
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public int cell() {
        return cell;
    }

    /** How far below the top of a line words of a font begin, so that all stand on one base line. */
    int drop(Typeface face) {
        return ascent - rises.get(face);
    }

    @Override
    public int width(Typeface face, String words) {
        Map<String, Integer> known = widths.get(face);
        Integer width = known.get(words);
        if (width == null) {
            if (known.size() > MOST) {
                known.clear();
            }
            width = measured(face, words);
            known.put(words, width);
        }
        return width;
    }

    private int measured(Typeface face, String words) {
        GC gc = new GC(control);
        try {
            gc.setFont(appearance.font(face));
            return gc.stringExtent(words).x;
        } finally {
            gc.dispose();
        }
    }
}
