package ringside.ui.views;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.table.CellGrid;

/** A flag as a box: its name, below it its value now and the value that waits in slot flags. */
final class FlagLook implements CellGrid.Look<FlagCell> {

    private static final String WIDEST = "IOPL ";
    private static final String SLOT = "\u00b7";

    private final Appearance appearance;

    FlagLook(Appearance appearance) {
        this.appearance = appearance;
    }

    @Override
    public int width(GC gc) {
        gc.setFont(appearance.font(Typeface.MONO_BOLD));
        return gc.textExtent(WIDEST).x;
    }

    @Override
    public int height(GC gc) {
        gc.setFont(appearance.font(Typeface.MONO_BOLD));
        int line = gc.getFontMetrics().getHeight();
        return 2 * line + line / 2;
    }

    @Override
    public void paint(GC gc, FlagCell cell, Rectangle place) {
        boolean loud = cell.row().changed() || cell.differs();
        int line = gc.getFontMetrics().getHeight();
        if (cell.row().changed()) {
            gc.setBackground(appearance.color(Tone.CHANGED_BACK));
            gc.fillRectangle(place.x + 1, place.y + 1, place.width - 3, place.height - 3);
        }
        gc.setForeground(appearance.color(cell.differs() ? Tone.FAILED_MARK : Tone.NEUTRAL_MARK));
        gc.setLineWidth(cell.differs() ? 2 : 1);
        gc.drawRoundRectangle(place.x + 1, place.y + 1, place.width - 4, place.height - 4, line / 3, line / 3);
        gc.setLineWidth(1);
        gc.setForeground(appearance.color(cell.row().changed() ? Tone.CHANGED_TEXT : Tone.INK));
        gc.setFont(appearance.font(loud || cell.row().value() != 0 ? Typeface.MONO_BOLD : Typeface.MONO));
        line = gc.getFontMetrics().getHeight();
        centred(gc, cell.row().name(), place, place.y + line / 5);
        String values = cell.row().value() + " " + (cell.slot() < 0 ? SLOT : Long.toString(cell.slot()));
        centred(gc, values, place, place.y + line + line / 5);
    }

    private static void centred(GC gc, String words, Rectangle place, int y) {
        Point size = gc.textExtent(words);
        gc.drawText(words, place.x + (place.width - size.x) / 2, y, true);
    }

    @Override
    public String words(FlagCell cell) {
        return cell.slot() < 0 ? NLS.bind(Messages.Flags_words, cell.row().name(), cell.row().value())
                : NLS.bind(Messages.Flags_wordsSlot, new Object[] {cell.row().name(), cell.row().value(), cell
                        .slot()});
    }

    @Override
    public String more(int all) {
        return NLS.bind(Messages.Flags_more, all);
    }
}
