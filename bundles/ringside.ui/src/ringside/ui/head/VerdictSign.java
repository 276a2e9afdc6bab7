package ringside.ui.head;

import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

import ringside.model.ReturnPath;
import ringside.model.ReturnStage;
import ringside.model.VerdictValue;
import ringside.stepper.Session;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;

/**
 * The return as a sign: path, symbol and reason; the whole sentence in the tooltip. The ground is filled once the way is
 * decided; what is still to come is only framed.
 */
final class VerdictSign {

    private static final Set<ReturnStage> SETTLED = Set.of(ReturnStage.DECIDED, ReturnStage.RETURNED,
            ReturnStage.NONE);
    private static final String BAD = "\u2717";
    private static final String MORE = "\u2026";
    private static final int PADDING = 10;
    private static final String WIDEST = "returned by IRET \u2717 R11_FLAGS";
    private static final String LONGEST = "returned by SYSRET-FAST, no check";
    private static final int ROUND = 8;
    private static final int LINE = 2;

    private final Canvas canvas;
    private final Appearance appearance;
    private String words = Messages.VerdictSign_none;
    private String tip = "";
    private Tone tone = Tone.NEUTRAL_MARK;
    private boolean settled;

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

    /** Shows the return that counts here, with its tense. */
    void show(Session session) {
        VerdictValue verdict = session.state().getVerdict();
        words = verdict.getSign();
        tone = tone(verdict);
        settled = SETTLED.contains(verdict.getStage());
        tip = NLS.bind(Messages.VerdictSign_tip, verdict.getSummary(), verdict.getRemark());
        canvas.setToolTipText(tip.replace("&", "&&"));
        canvas.redraw();
    }

    /** Says that there is nothing to tell. */
    void clear() {
        words = Messages.VerdictSign_none;
        tone = Tone.NEUTRAL_MARK;
        settled = false;
        canvas.setToolTipText(null);
        canvas.redraw();
    }

    /** Only checks that were asked and held are a success; a kernel that fails is none. */
    private static Tone tone(VerdictValue verdict) {
        if (verdict.getStage() == ReturnStage.NONE) {
            return verdict.getSign().startsWith(BAD) ? Tone.FAILED_MARK : Tone.NEUTRAL_MARK;
        }
        if (verdict.isSetReason() || verdict.isSetPath() && verdict.getPath() == ReturnPath.TRAP) {
            return Tone.FAILED_MARK;
        }
        return verdict.isSetPath() && verdict.getPath() == ReturnPath.SYSRET ? Tone.PASSED_MARK : Tone.NEUTRAL_MARK;
    }

    /** Returns the words on the sign. */
    String words() {
        return words;
    }

    void restyle() {
        GC gc = new GC(canvas);
        try {
            gc.setFont(appearance.font(Typeface.TEXT));
            canvas.setLayoutData(new HeadLayout.Least(gc.textExtent(LONGEST).x + PADDING + 1));
        } finally {
            gc.dispose();
        }
        canvas.redraw();
    }

    private Point size(Canvas on) {
        GC gc = new GC(on);
        try {
            gc.setFont(appearance.font(Typeface.TITLE));
            return new Point(gc.textExtent(WIDEST).x + 2 * PADDING, gc.getFontMetrics().getHeight() + PADDING);
        } finally {
            gc.dispose();
        }
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setFont(appearance.font(Typeface.TITLE));
        if (settled) {
            gc.setBackground(appearance.color(tone));
            gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
            gc.setForeground(appearance.color(Tone.MARK_TEXT));
        } else {
            gc.setForeground(appearance.color(tone));
            gc.setLineStyle(SWT.LINE_DASH);
            gc.setLineWidth(LINE);
            gc.drawRoundRectangle(1, 1, area.width - LINE, area.height - LINE, ROUND, ROUND);
            gc.setFont(appearance.font(Typeface.TEXT_BOLD));
            gc.setForeground(appearance.color(Tone.INK));
        }
        String shown = fitting(gc, area.width - PADDING);
        Point size = gc.textExtent(shown);
        gc.drawText(shown, Math.max(PADDING / 2, (area.width - size.x) / 2), (area.height - size.y) / 2, true);
    }

    /** The sign never changes its width: long words are smaller, and at last cut; the tooltip has them whole. */
    private String fitting(GC gc, int room) {
        for (Typeface typeface : new Typeface[] {Typeface.TEXT_BOLD, Typeface.TEXT}) {
            if (gc.textExtent(words).x <= room) {
                return words;
            }
            gc.setFont(appearance.font(typeface));
        }
        String shown = words;
        while (gc.textExtent(shown).x > room && shown.length() > 2) {
            shown = shown.substring(0, shown.length() - 2) + MORE;
        }
        return shown;
    }
}
