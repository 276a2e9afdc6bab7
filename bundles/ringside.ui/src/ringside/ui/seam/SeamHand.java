package ringside.ui.seam;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;

import ringside.stepper.drawing.Target;
import ringside.ui.Messages;

/** Mouse and keyboard in the seam. */
final class SeamHand {

    /** What the reader wants. */
    interface Orders {

        /** Tell of this, or of nothing in particular. */
        void select(Optional<Target> target);

        /** Do what a button says. */
        void act(String order);

        /**
         * Edit a slot.
         *
         * @param typed what was typed already, or null
         */
        void edit(Target slot, String typed);

        /** Give a slot the value of another. */
        void makeEqual(String slot, String source);

        /** {@return the slot that something stands for as a value that can be taken; empty if it does not} */
        Optional<String> source(Target target);
    }

    private final SeamCanvas seam;
    private final Canvas canvas;
    private final Orders orders;
    private Optional<String> dragged = Optional.empty();
    private Optional<Target> pressed = Optional.empty();
    private int fromX;
    private int fromY;
    private boolean moved;

    SeamHand(SeamCanvas seam, Orders orders) {
        this.seam = seam;
        this.orders = orders;
        canvas = seam.control();
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, this::up);
        canvas.addListener(SWT.MouseDoubleClick, this::twice);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS || event.doit && event.detail == SWT.TRAVERSE_MNEMONIC);
    }

    private void down(Event event) {
        canvas.setFocus();
        if (event.button != 1) {
            return;
        }
        if (seam.onRemark(event.x, event.y)) {
            seam.follow();
            return;
        }
        fromX = event.x;
        fromY = event.y;
        moved = false;
        pressed = seam.at(event.x, event.y);
        dragged = pressed.flatMap(orders::source);
        pressed.ifPresent(seam::touch);
    }

    private void move(Event event) {
        if (dragged.isEmpty() || (event.stateMask & SWT.BUTTON1) == 0) {
            boolean hand = seam.at(event.x, event.y).isPresent() || seam.onRemark(event.x, event.y);
            canvas.setCursor(hand ? canvas.getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
            return;
        }
        int least = seam.measure().cell();
        moved |= Math.abs(event.x - fromX) > least || Math.abs(event.y - fromY) > least;
        if (moved) {
            String words = goal(event).map(goal -> NLS.bind(Messages.Seam_makeEqual, goal, dragged.get())).orElse("");
            seam.drag(Optional.of(new SeamCanvas.Drag(fromX, fromY, event.x, event.y, words)));
        }
    }

    /** The slot under the pointer that would get the value. */
    private Optional<String> goal(Event event) {
        return seam.at(event.x, event.y).flatMap(orders::source).filter(slot -> !slot.equals(dragged.orElse(null)));
    }

    private void up(Event event) {
        if (event.button != 1) {
            return;
        }
        Optional<String> source = dragged;
        dragged = Optional.empty();
        seam.drag(Optional.empty());
        if (moved && source.isPresent()) {
            goal(event).ifPresent(goal -> orders.makeEqual(goal, source.get()));
        } else {
            Optional<Target> hit = seam.at(event.x, event.y);
            if (hit.isEmpty() && pressed.isEmpty() || hit.filter(target -> target.same(pressed.orElse(null)))
                    .isPresent()) {
                choose(hit);
            }
        }
        moved = false;
    }

    private void choose(Optional<Target> target) {
        if (target.isEmpty()) {
            orders.select(target);
            return;
        }
        switch (target.get().kind()) {
            case ACTION -> orders.act(target.get().item());
            case FOLD -> seam.fold();
            case SLOT, CHECK -> orders.select(target);
        }
    }

    private void twice(Event event) {
        if (event.button == 1) {
            seam.at(event.x, event.y).filter(target -> target.kind() == Target.Kind.SLOT)
                    .ifPresent(target -> orders.edit(target, null));
        }
    }

    private void key(Event event) {
        boolean plain = (event.stateMask & (SWT.CTRL | SWT.ALT | SWT.COMMAND)) == 0;
        if (!plain) {
            return;
        }
        switch (event.keyCode) {
            case SWT.ARROW_DOWN -> walk(1);
            case SWT.ARROW_UP -> walk(-1);
            case SWT.CR, SWT.KEYPAD_CR -> seam.focus().ifPresent(this::enter);
            case 'r' -> seam.follow();
            default -> typed(event);
        }
    }

    /** Enter does what a click does; on a slot that is selected already it edits. */
    private void enter(Target target) {
        boolean again = seam.selected().filter(target::same).isPresent();
        if (target.kind() == Target.Kind.SLOT && again) {
            orders.edit(target, null);
        } else {
            choose(Optional.of(target));
        }
    }

    private void typed(Event event) {
        if (Character.isDigit(event.character)) {
            seam.focus().filter(target -> target.kind() == Target.Kind.SLOT)
                    .ifPresent(target -> orders.edit(target, String.valueOf(event.character)));
        }
    }

    private void walk(int by) {
        List<Target> all = seam.targets();
        if (!all.isEmpty()) {
            int now = seam.focus().map(all::indexOf).orElse(by > 0 ? -1 : all.size());
            seam.focus(all.get(Math.max(0, Math.min(all.size() - 1, now + by))));
        }
    }
}
