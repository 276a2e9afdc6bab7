package ringside.ui.head;

import java.util.Optional;

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
import ringside.model.ReturnPath;
import ringside.stepper.Session;
import ringside.stepper.run.ReturnRecord;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;

/**
 * The verdict as a sign: path, symbol and reason on a filled ground; the whole sentence in the tooltip. While the
 * program runs nobody decides: then it tells the last return, or only frames what a return would be.
 */
final class VerdictSign {

    private static final String FAST = "SYSRET";
    private static final String GOOD = " \u2713 ";
    private static final String BAD = " \u2717 ";
    private static final int PADDING = 10;
    private static final String WIDEST = "returned by IRET \u2717 R11_FLAGS";
    private static final int ROUND = 8;
    private static final int LINE = 2;

    private final Canvas canvas;
    private final Appearance appearance;
    private String words = Messages.VerdictSign_none;
    private String tip = "";
    private Tone tone = Tone.NEUTRAL_MARK;
    private boolean real;

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

    /** Shows what the return would be now; in the program, what the last return was; or that nobody decides. */
    void show(Session session) {
        VerdictValue verdict = session.state().getVerdict();
        Optional<ReturnRecord> last = session.lastReturn();
        real = true;
        if (session.state().getCpl() == 0) {
            mark(verdict.getPath().getLiteral(), verdict.isSetReason() ? verdict.getReason().getLiteral() : null);
            words += remark(verdict);
            tip = verdict.getSummary();
        } else if (last.isPresent()) {
            mark(last.get().path().label(), last.get().reason());
            words = NLS.bind(Messages.VerdictSign_returned, words.strip());
            tip = NLS.bind(Messages.VerdictSign_returnedTip, last.get().step(), summary(last.get()));
        } else {
            mark(verdict.getPath().getLiteral(), verdict.isSetReason() ? verdict.getReason().getLiteral() : null);
            real = false;
            words = NLS.bind(Messages.VerdictSign_now, words.strip());
            tip = NLS.bind(Messages.VerdictSign_nowTip, verdict.getSummary());
        }
        canvas.setToolTipText(tip.replace("&", "&&"));
        canvas.redraw();
    }

    private void mark(String path, String reason) {
        if (path.startsWith(FAST)) {
            words = path + GOOD;
            tone = Tone.PASSED_MARK;
        } else {
            words = reason == null ? path : path + BAD + reason;
            tone = reason == null ? Tone.NEUTRAL_MARK : Tone.FAILED_MARK;
        }
    }

    private static String remark(VerdictValue verdict) {
        if (!verdict.getPath().getLiteral().startsWith(FAST)) {
            return "";
        }
        boolean unasked = verdict.getResults().isEmpty() || verdict.getPath() == ReturnPath.SYSRET_FAST;
        return unasked ? Messages.VerdictSign_unchecked : Messages.VerdictSign_pass;
    }

    private static String summary(ReturnRecord last) {
        return last.verdict() == null ? last.path().label() : last.verdict().summary();
    }

    /** Returns the words on the sign. */
    String words() {
        return words;
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
        gc.setFont(appearance.font(Typeface.TITLE));
        if (real) {
            gc.setBackground(appearance.color(tone));
            gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
            gc.setForeground(appearance.color(Tone.MARK_TEXT));
        } else {
            gc.setForeground(appearance.color(Tone.NEUTRAL_MARK));
            gc.setLineStyle(SWT.LINE_DASH);
            gc.setLineWidth(LINE);
            gc.drawRoundRectangle(1, 1, area.width - LINE, area.height - LINE, ROUND, ROUND);
            gc.setFont(appearance.font(Typeface.TEXT_BOLD));
            gc.setForeground(appearance.color(Tone.INK));
        }
        Point size = gc.textExtent(words);
        gc.drawText(words, Math.max(PADDING, (area.width - size.x) / 2), (area.height - size.y) / 2, true);
    }
}
