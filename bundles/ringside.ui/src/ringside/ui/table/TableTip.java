package ringside.ui.table;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;

import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Styling;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;

/** What a cell tells more, beside the table: a tooltip of the toolkit would cover the rows below the pointer. */
final class TableTip extends ToolTip {

    private static final int CHARS = 48;
    private static final int MARGIN = 6;
    private static final int GAP = 4;

    private final RowTable<?> rows;
    private final Appearance appearance;
    private Label label;
    private Point place = new Point(0, 0);

    TableTip(RowTable<?> rows, Appearance appearance) {
        super(rows.control(), NO_RECREATE, false);
        this.rows = rows;
        this.appearance = appearance;
    }

    @Override
    protected Object getToolTipArea(Event event) {
        return rows.tip(event.x, event.y).map(words -> words + rows.rowAt(event.x, event.y)).orElse(null);
    }

    @Override
    protected boolean shouldCreateToolTip(Event event) {
        return super.shouldCreateToolTip(event) && rows.tip(event.x, event.y).isPresent();
    }

    @Override
    protected Composite createToolTipContentArea(Event event, Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout());
        label = new Label(area, SWT.WRAP);
        place = new Point(event.x, event.y);
        Styling.own(area);
        Styling.own(label);
        label.setText(rows.tip(event.x, event.y).orElse("").replace("&", "&&"));
        label.setFont(appearance.font(Typeface.TEXT));
        int usual = label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
        int most = CHARS * rows.charWidth();
        GridDataFactory.fillDefaults().hint(Math.min(usual, most), SWT.DEFAULT).indent(MARGIN / 2, 0).applyTo(label);
        for (Control each : new Control[] {area, label}) {
            each.setBackground(appearance.color(Tone.HEADING_BACK));
            each.setForeground(appearance.color(Tone.INK));
        }
        return area;
    }

    /** What the pointer is on tells what it holds now, also when that has just changed. */
    void renew() {
        if (label != null && !label.isDisposed()) {
            Optional<String> words = rows.tip(place.x, place.y);
            words.ifPresentOrElse(now -> label.setText(now.replace("&", "&&")), this::hide);
            if (words.isPresent()) {
                label.getShell().pack();
            }
        }
    }

    /** Left of the table, or right of it, or below it, where there is room; at the height of the row. */
    @Override
    public Point getLocation(Point size, Event event) {
        Table table = rows.control();
        Rectangle own = table.getDisplay().map(table.getParent(), null, table.getBounds());
        Rectangle screen = table.getMonitor().getClientArea();
        int y = Math.max(screen.y, Math.min(own.y + event.y - size.y / 2, screen.y + screen.height - size.y));
        if (own.x - GAP - size.x >= screen.x) {
            return new Point(own.x - GAP - size.x, y);
        }
        if (own.x + own.width + GAP + size.x <= screen.x + screen.width) {
            return new Point(own.x + own.width + GAP, y);
        }
        int x = Math.max(screen.x, Math.min(own.x + event.x, screen.x + screen.width - size.x));
        boolean below = own.y + own.height + GAP + size.y <= screen.y + screen.height;
        return new Point(x, below ? own.y + own.height + GAP : own.y - GAP - size.y);
    }
}
