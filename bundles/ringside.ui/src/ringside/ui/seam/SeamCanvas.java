package ringside.ui.seam;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ScrollBar;

import ringside.stepper.drawing.Area;
import ringside.stepper.drawing.Damage;
import ringside.stepper.drawing.Drawing;
import ringside.stepper.drawing.Target;
import ringside.stepper.drawing.Typeface;
import ringside.stepper.seam.Question;
import ringside.stepper.seam.SeamLayout;
import ringside.stepper.seam.SeamPicture;
import ringside.stepper.seam.Story;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;

/**
 * The drawn seam: it scrolls, follows RSP until the reader scrolls away, and knows what has the focus and what is
 * selected.
 */
final class SeamCanvas implements SeamAccess.Seen {

    private final Canvas canvas;
    private final FontMeasure measure;
    private final SeamPainter painter;
    private final SeamAccess access;
    private SeamPicture picture;
    private Story story = Story.NONE;
    private Drawing drawing = Drawing.EMPTY;
    private Optional<Target> focus = Optional.empty();
    private Optional<Target> selected = Optional.empty();
    private Optional<Drag> drag = Optional.empty();
    private boolean open;
    private boolean away;
    private int x;
    private int y;

    /** Something is dragged from a place to another. */
    record Drag(int fromX, int fromY, int toX, int toY, String words) {
    }

    SeamCanvas(Composite parent, Appearance appearance) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.V_SCROLL | SWT.H_SCROLL);
        measure = new FontMeasure(canvas, appearance);
        painter = new SeamPainter(appearance, measure);
        measure.restyle();
        canvas.addListener(SWT.Paint, event -> paint(event.gc, new Area(event.x, event.y, event.width, event.height)));
        canvas.addListener(SWT.Resize, event -> resized());
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.getVerticalBar().addListener(SWT.Selection, event -> scrolled());
        canvas.getHorizontalBar().addListener(SWT.Selection, event -> scrolled());
        access = new SeamAccess(canvas, this);
    }

    Canvas control() {
        return canvas;
    }

    FontMeasure measure() {
        return measure;
    }

    Drawing drawing() {
        return drawing;
    }

    /** Shows a picture; nothing is drawn anew where nothing is different. */
    void show(SeamPicture newPicture, Story newStory) {
        if (newPicture.equals(picture) && newStory.equals(story)) {
            return;
        }
        boolean left = picture != null && picture.near() && !newPicture.near();
        if (left) {
            away = false;
            y = 0;
            canvas.redraw();
        }
        SeamPicture before = picture;
        picture = newPicture;
        story = newStory;
        lay();
        followFrom(before);
        access.changed();
    }

    /** Fonts or colours are others now. */
    void restyle() {
        measure.restyle();
        drawing = Drawing.EMPTY;
        resized();
    }

    @Override
    public List<Target> targets() {
        return drawing.targets();
    }

    @Override
    public Optional<Target> focus() {
        return focus;
    }

    @Override
    public Optional<Target> selected() {
        return selected;
    }

    @Override
    public Area place(Target target) {
        Area area = target.area();
        return new Area(area.x() - x, area.y() - y, area.width(), area.height());
    }

    Optional<Target> at(int px, int py) {
        return drawing.at(px + x, py + y);
    }

    /** Gives the focus to something and brings it into sight. */
    void focus(Target target) {
        reveal(target.area());
        touch(target);
    }

    /** Gives the focus to something that is under the pointer: nothing moves. */
    void touch(Target target) {
        focus = Optional.of(target);
        canvas.redraw();
        access.focused();
    }

    void select(Optional<Target> target) {
        if (selected.equals(target)) {
            return;
        }
        selected = target;
        canvas.redraw();
        access.changed();
    }

    void drag(Optional<Drag> what) {
        drag = what;
        canvas.redraw();
    }

    /** Folds the rows that matter little, or shows them. */
    void fold() {
        open = !open;
        lay();
    }

    /** Comes back to RSP and follows it again. */
    void follow() {
        away = false;
        drawing.rsp().ifPresent(this::reveal);
        canvas.redraw();
    }

    /** Tells whether a point lies on the remark that RSP is out of sight. */
    boolean onRemark(int px, int py) {
        return lost() && remark().contains(px, py);
    }

    private void lay() {
        Rectangle room = canvas.getClientArea();
        if (picture == null || room.width == 0) {
            return;
        }
        Drawing before = drawing;
        Area seen = new Area(x, y, room.width, room.height);
        drawing = SeamLayout.lay(picture, story, measure, room.width, room.height, open);
        focus = focus.flatMap(this::again);
        selected = selected.flatMap(this::again);
        bars(room);
        redraw(before, seen);
    }

    /** Draws anew what is another now; everything, where all has moved. */
    private void redraw(Drawing before, Area seen) {
        Rectangle room = canvas.getClientArea();
        if (before.pieces().isEmpty() || !seen.equals(new Area(x, y, room.width, room.height))) {
            canvas.redraw();
        } else {
            Damage.between(before, drawing).map(area -> area.grown(measure.cell())).ifPresent(area -> canvas.redraw(area
                    .x() - x, area.y() - y, area.width(), area.height(), false));
        }
    }

    /** Follows RSP where it moves, and the check that is asked; nothing moves if both are as before. */
    private void followFrom(SeamPicture before) {
        Optional<Question> asked = picture.now().flatMap(picture::question);
        boolean moved = before == null || before.rsp() != picture.rsp();
        if (!away && asked.isPresent() && (before == null || !picture.now().equals(before.now()))) {
            Stream.of(target(Target.Kind.CHECK, asked.get().id().name()), target(Target.Kind.SLOT, asked.get().slot()))
                    .flatMap(Optional::stream).map(Target::area).reduce(Area::with).ifPresent(this::reveal);
        } else if (!away && moved && picture.near()) {
            drawing.rsp().ifPresent(this::reveal);
        }
    }

    private Optional<Target> target(Target.Kind kind, String item) {
        return drawing.targets().stream().filter(target -> target.kind() == kind && target.item().equals(item))
                .findFirst();
    }

    /** Everything has another place now: what the reader is to see is looked for again. */
    private void resized() {
        lay();
        if (picture != null) {
            followFrom(null);
        }
    }

    private Optional<Target> again(Target old) {
        return target(old.kind(), old.item());
    }

    private void bars(Rectangle room) {
        y = Math.max(0, Math.min(y, drawing.height() - room.height));
        x = Math.max(0, Math.min(x, drawing.width() - room.width));
        bar(canvas.getVerticalBar(), drawing.height(), room.height, y);
        bar(canvas.getHorizontalBar(), drawing.width(), room.width, x);
    }

    private void bar(ScrollBar bar, int whole, int seen, int at) {
        boolean needed = whole > seen;
        if (bar.getVisible() != needed) {
            bar.setVisible(needed);
        }
        if (needed) {
            bar.setValues(at, 0, whole, seen, measure.line(), Math.max(1, seen - measure.line()));
        }
    }

    private void scrolled() {
        y = canvas.getVerticalBar().getVisible() ? canvas.getVerticalBar().getSelection() : 0;
        x = canvas.getHorizontalBar().getVisible() ? canvas.getHorizontalBar().getSelection() : 0;
        away = picture != null && picture.near() && drawing.rsp().filter(rsp -> !inSight(rsp)).isPresent();
        canvas.redraw();
    }

    private boolean inSight(Area area) {
        int height = canvas.getClientArea().height;
        return area.y() >= y && area.bottom() <= y + height;
    }

    private boolean lost() {
        return away && picture.near() && drawing.rsp().filter(rsp -> !inSight(rsp)).isPresent();
    }

    /** Scrolls as far as needed to see an area with a row around it; to the top where that shows it as well. */
    private void reveal(Area area) {
        Rectangle room = canvas.getClientArea();
        int margin = Math.min(measure.line(), Math.max(0, (room.height - area.height()) / 2));
        int wanted = y;
        if (area.bottom() + margin <= room.height) {
            wanted = 0;
        } else if (area.bottom() + margin > y + room.height) {
            wanted = area.bottom() + margin - room.height;
        } else if (area.y() - margin < y) {
            wanted = Math.max(0, area.y() - margin);
        }
        if (y != wanted) {
            y = wanted;
            bars(room);
            canvas.redraw();
        }
    }

    private void paint(GC gc, Area damaged) {
        Rectangle room = canvas.getClientArea();
        painter.paint(gc, drawing, x, y, damaged);
        selected.filter(target -> target.kind() != Target.Kind.ACTION).ifPresent(target -> painter.ring(gc, place(
                target), true));
        if (canvas.isFocusControl()) {
            focus.ifPresent(target -> painter.ring(gc, place(target).grown(1), false));
            if (focus.isEmpty()) {
                painter.ring(gc, new Area(measure.cell() / 2, measure.cell() / 2, room.width - measure.cell(),
                        room.height - measure.cell()), false);
            }
        }
        drag.ifPresent(what -> painter.drag(gc, what));
        if (lost()) {
            painter.remark(gc, remark(), remarkWords());
        }
    }

    /** Where RSP is, in as many words as have room. */
    private String remarkWords() {
        boolean below = drawing.rsp().filter(rsp -> rsp.y() > y).isPresent();
        String words = below ? Messages.Seam_awayBelow : Messages.Seam_awayAbove;
        int room = canvas.getClientArea().width - 2 * measure.cell();
        return measure.width(Typeface.TEXT, words) <= room ? words
                : below ? Messages.Seam_awayBelowShort : Messages.Seam_awayAboveShort;
    }

    private Area remark() {
        Rectangle room = canvas.getClientArea();
        int height = measure.line() * 3 / 2;
        boolean below = drawing.rsp().filter(rsp -> rsp.y() > y).isPresent();
        return new Area(0, below ? room.height - height : 0, room.width, height);
    }
}
