package ringside.ui.present;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

import ringside.kernel.decision.Path;
import ringside.scenarios.LibraryTitles;
import ringside.stepper.Session;
import ringside.stepper.drawing.Tone;
import ringside.stepper.listing.CodeLine;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Styling;
import ringside.ui.session.ActiveSession;

/** The open scenario as slides over the whole screen; at the end it stands where it stood. */
public final class Presentation {

    private final ActiveSession active;
    private final Appearance appearance;
    private final Shell shell;
    private final Canvas canvas;
    private final SlideFonts fonts;
    private final SlidePainter painter;
    private final long before;
    private final Slides slides;
    private int at;
    private SlideContent content;
    private Optional<String> predicted = Optional.empty();
    private boolean black;
    private boolean notes;

    private Presentation(Shell parent, Session session, ActiveSession active, Appearance appearance) {
        this.active = active;
        this.appearance = appearance;
        before = session.step();
        slides = Slides.of(session.chronicle().chapters());
        at = slides.at(before);
        shell = new Shell(parent, SWT.NO_TRIM);
        shell.setText(NLS.bind(Messages.Present_title, LibraryTitles.of(session.scenario())));
        shell.setBounds(parent.getMonitor().getBounds());
        canvas = new Canvas(shell, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        Styling.own(canvas);
        fonts = new SlideFonts(shell.getDisplay(), appearance);
        painter = new SlidePainter(appearance, fonts);
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.MouseDown, event -> turn(event.button == 1 ? 1 : -1));
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = words();
            }
        });
        shell.addListener(SWT.Resize, event -> canvas.setBounds(shell.getClientArea()));
        shell.addListener(SWT.Dispose, event -> ended());
    }

    /**
     * Begins.
     *
     * @param parent the window, which shows the same step underneath
     * @return empty where nothing is open
     */
    public static Optional<Presentation> begin(Shell parent, ActiveSession active, Appearance appearance) {
        return active.session().filter(session -> !active.busy()).map(session -> {
            Presentation presentation = new Presentation(parent, session, active, appearance);
            presentation.shell.setFullScreen(true);
            presentation.shell.open();
            presentation.canvas.setBounds(presentation.shell.getClientArea());
            presentation.canvas.setFocus();
            presentation.show();
            return presentation;
        });
    }

    private void key(Event event) {
        switch (event.keyCode) {
            case SWT.PAGE_DOWN, SWT.ARROW_RIGHT, SWT.ARROW_DOWN, SWT.SPACE, SWT.CR -> turn(1);
            case SWT.PAGE_UP, SWT.ARROW_LEFT, SWT.ARROW_UP, SWT.BS -> turn(-1);
            case SWT.HOME -> to(0);
            case SWT.END -> to(slides.all().size() - 1);
            case SWT.ESC, SWT.F11 -> shell.close();
            case 'b' -> blacken();
            case 'n' -> turnNotes();
            case '1' -> predict(Path.SYSRET);
            case '2' -> predict(Path.IRET);
            default -> {
            }
        }
    }

    private void blacken() {
        black = !black;
        canvas.redraw();
    }

    private void turnNotes() {
        notes = !notes;
        show();
    }

    private void turn(int by) {
        if (black || notes) {
            black = false;
            notes = false;
            show();
        } else {
            to(at + by);
        }
    }

    private void to(int wanted) {
        int there = Math.max(0, Math.min(slides.all().size() - 1, wanted));
        if (slides.all().get(there).chapter() != slides.all().get(at).chapter()) {
            predicted = Optional.empty();
        }
        at = there;
        show();
    }

    /** The class says which way back the return will take. */
    private void predict(Path path) {
        predicted = Optional.of(path.label());
        if (slides.all().get(at).kind() == Slide.Kind.QUESTION) {
            to(at + 1);
        } else {
            canvas.redraw();
        }
    }

    private void show() {
        Slide slide = slides.all().get(at);
        String branch = "";
        if (slide.check().isPresent()) {
            boolean answer = slide.kind() == Slide.Kind.ANSWER;
            go(slide.position() - (answer ? 1 : 0));
            branch = session().next().line().map(this::text).orElse("");
        }
        go(slide.position());
        content = notes ? notes() : new SlideReader(session(), slide, appearance.syntax(), branch, predicted).read();
        canvas.redraw();
        canvas.getAccessible().setFocus(-1);
    }

    private String text(CodeLine line) {
        return line.text(appearance.syntax());
    }

    /** What the speaker says: the lesson. */
    private SlideContent notes() {
        return new SlideContent(List.of(), "", Messages.Present_notes, List.of(), "", List.of(), "", true, Notes.of(
                session().scenario().getLesson()), List.of());
    }

    private Session session() {
        return active.session().orElseThrow();
    }

    private void go(long position) {
        if (session().step() != position) {
            active.step(session -> session.goTo(position));
        }
    }

    private void ended() {
        fonts.dispose();
        active.session().filter(session -> session.step() != before).ifPresent(session -> go(before));
    }

    private void paint(Event event) {
        Rectangle area = canvas.getClientArea();
        if (black) {
            event.gc.setBackground(shell.getDisplay().getSystemColor(SWT.COLOR_BLACK));
            event.gc.fillRectangle(area);
        } else if (content != null) {
            painter.paint(event.gc, area, content, predicted.map(way -> NLS.bind(Messages.Present_said, way) + "  ")
                    .orElse("") + Messages.Present_keys);
        } else {
            event.gc.setBackground(appearance.color(Tone.PAPER));
            event.gc.fillRectangle(area);
        }
    }

    /** Returns the words of the slide; none while the screen is black. */
    public String words() {
        return black || content == null ? "" : content.text();
    }

    /** Returns whether it goes on. */
    public boolean open() {
        return !shell.isDisposed();
    }

    /** Returns which slide is shown, from 1, and how many there are. */
    public String place() {
        return at + 1 + "/" + slides.all().size();
    }

    /** Returns the window over the whole screen. */
    public Shell shell() {
        return shell;
    }
}
