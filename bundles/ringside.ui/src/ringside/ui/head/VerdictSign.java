package ringside.ui.head;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

import ringside.model.VerdictValue;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;

/** The verdict as a sign: path, symbol and reason on a filled ground; the whole sentence in the tooltip. */
final class VerdictSign {

    private static final String FAST_PATH = "SYSRET-FAST";
    private static final String GOOD = " \u2713 ";
    private static final String BAD = " \u2717 ";
    private static final int PADDING = 10;
    private static final String WIDEST = "SYSRET-FAST \u2713 no check";
    private static final int ROUND = 8;

    private final Canvas canvas;
    private final Appearance appearance;
    private String words = Messages.VerdictSign_none;
    private Tone tone = Tone.NEUTRAL_MARK;

    VerdictSign(Composite parent, Appearance appearance) {
        this.appearance = appearance;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED) {
            @Override
            public Point computeSize(int widthHint, int heightHint, boolean changed) {
                return size(this);
            }
        };
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = words;
            }
        });
    }

    Canvas control() {
        return canvas;
    }

    /**
     * Shows a verdict, or that there is none.
     *
     * @param verdict what the return would be, or null
     * @param supposed whether nobody is on the way back: the program runs and its registers are only supposed to be
     * returned with
     */
    void show(VerdictValue verdict, boolean supposed) {
        boolean fast = verdict != null && verdict.getPath().startsWith("SYSRET");
        if (verdict == null) {
            words = Messages.VerdictSign_none;
            tone = Tone.NEUTRAL_MARK;
        } else if (fast) {
            words = verdict.getPath() + GOOD
                    + (unchecked(verdict) ? Messages.VerdictSign_unchecked : Messages.VerdictSign_pass);
            tone = Tone.PASSED_MARK;
        } else if (verdict.getReason() != null) {
            words = verdict.getPath() + BAD + verdict.getReason();
            tone = Tone.FAILED_MARK;
        } else {
            words = verdict.getPath();
            tone = Tone.NEUTRAL_MARK;
        }
        if (supposed) {
            tone = Tone.NEUTRAL_MARK;
        }
        canvas.setToolTipText(verdict == null ? null : tip(verdict, supposed).replace("&", "&&"));
        canvas.redraw();
    }

    private static String tip(VerdictValue verdict, boolean supposed) {
        return supposed ? NLS.bind(Messages.Reasons_fromUser, verdict.getSummary()) : verdict.getSummary();
    }

    private static boolean unchecked(VerdictValue verdict) {
        return verdict.getResults().isEmpty() || verdict.getPath().equals(FAST_PATH);
    }

    void restyle() {
        canvas.redraw();
    }

    private Point size(Canvas on) {
        GC gc = new GC(on);
        try {
            gc.setFont(appearance.font(Typeface.TITLE));
            int width = Math.max(gc.textExtent(WIDEST).x, gc.textExtent(words).x);
            return new Point(width + 2 * PADDING, gc.getFontMetrics().getHeight() + PADDING);
        } finally {
            gc.dispose();
        }
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(appearance.color(tone));
        gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
        gc.setFont(appearance.font(Typeface.TITLE));
        gc.setForeground(appearance.color(Tone.MARK_TEXT));
        Point size = gc.textExtent(words);
        gc.drawText(words, Math.max(PADDING, (area.width - size.x) / 2), (area.height - size.y) / 2, true);
    }
}
