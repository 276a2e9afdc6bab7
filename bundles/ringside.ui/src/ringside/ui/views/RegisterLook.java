package ringside.ui.views;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.table.CellGrid;
import ringside.ui.table.Values;

/** A register in the two compact columns: its name, and its value as far as there is room. */
final class RegisterLook implements CellGrid.Look<RegisterRow> {

    private static final String WIDEST = "\u25b8rflags \u2026ffff_ffff ";

    private static final String MORE = "\u2026";
    private static final int LEAST_DIGITS = 4;

    private final Appearance appearance;

    RegisterLook(Appearance appearance) {
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
        return line + line / 3;
    }

    @Override
    public void paint(GC gc, RegisterRow row, Rectangle place) {
        gc.setFont(appearance.font(row.changed() ? Typeface.MONO_BOLD : Typeface.MONO));
        int space = gc.textExtent(" ").x;
        if (row.changed()) {
            gc.setBackground(appearance.color(Tone.CHANGED_BACK));
            gc.fillRectangle(place.x + 1, place.y + 1, place.width - 2, place.height - 2);
        }
        gc.setForeground(appearance.color(row.changed() ? Tone.CHANGED_TEXT : Tone.INK));
        int y = place.y + (place.height - gc.getFontMetrics().getHeight()) / 2;
        String name = (row.changed() ? Values.CHANGED : " ") + row.name();
        gc.drawText(name, place.x + space / 2, y, true);
        int room = place.width - gc.textExtent(name).x - 2 * space;
        String value = Values.grouped(row.value());
        if (gc.textExtent(value).x > room) {
            value = Values.compact(row.value());
        }
        if (gc.textExtent(value).x > room) {
            value = MORE + value.substring(Math.max(0, value.length() - LEAST_DIGITS));
        }
        gc.drawText(value, place.x + place.width - gc.textExtent(value).x - space, y, true);
    }

    @Override
    public String words(RegisterRow row) {
        return row.changed() ? NLS.bind(Messages.Registers_wordsChanged, new Object[] {row.name(),
            Values.brief(row.value()), Values.brief(row.before())})
                : NLS.bind(Messages.Registers_words, row.name(), Values.brief(row.value()));
    }

    @Override
    public String more(int all) {
        return NLS.bind(Messages.Registers_more, all);
    }
}
