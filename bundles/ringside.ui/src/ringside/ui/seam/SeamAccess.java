package ringside.ui.seam;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;

import ringside.stepper.drawing.Area;
import ringside.stepper.drawing.Target;
import ringside.ui.Messages;

/** Tells a screen reader of the seam: a list with the slots, the checks and what can be done. */
final class SeamAccess {

    /** What there is to be told. */
    interface Seen {

        /** {@return all that can be focused, in the order of reading} */
        List<Target> targets();

        /** {@return which of them has the focus} */
        Optional<Target> focus();

        /** {@return which of them is selected} */
        Optional<Target> selected();

        /** {@return where one is, on the canvas} */
        Area place(Target target);
    }

    private final Canvas canvas;
    private final Seen seen;

    SeamAccess(Canvas canvas, Seen seen) {
        this.canvas = canvas;
        this.seen = seen;
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = target(e.childID).map(Target::name).orElse(Messages.Seam_accessible);
            }

            @Override
            public void getDescription(AccessibleEvent e) {
                e.result = e.childID == ACC.CHILDID_SELF ? Messages.Seam_twins : null;
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new Control());
    }

    /** The focus has moved. */
    void focused() {
        canvas.getAccessible().setFocus(seen.focus().map(seen.targets()::indexOf).filter(index -> index >= 0)
                .orElse(ACC.CHILDID_SELF));
    }

    /** Something else is selected, or what there is has changed. */
    void changed() {
        canvas.getAccessible().selectionChanged();
    }

    private Optional<Target> target(int child) {
        List<Target> all = seen.targets();
        return child >= 0 && child < all.size() ? Optional.of(all.get(child)) : Optional.empty();
    }

    /** Places, roles and states. */
    private final class Control extends AccessibleControlAdapter {
        @Override
        public void getChildCount(AccessibleControlEvent e) {
            e.detail = seen.targets().size();
        }

        @Override
        public void getChildren(AccessibleControlEvent e) {
            e.children = IntStream.range(0, seen.targets().size()).boxed().toArray();
        }

        @Override
        public void getRole(AccessibleControlEvent e) {
            e.detail = target(e.childID).map(target -> target.kind() == Target.Kind.ACTION ? ACC.ROLE_PUSHBUTTON
                    : ACC.ROLE_LISTITEM).orElse(ACC.ROLE_LIST);
        }

        @Override
        public void getState(AccessibleControlEvent e) {
            e.detail = target(e.childID).map(target -> ACC.STATE_FOCUSABLE | ACC.STATE_SELECTABLE
                    | (same(seen.focus(), target) && canvas.isFocusControl() ? ACC.STATE_FOCUSED : 0)
                    | (same(seen.selected(), target) ? ACC.STATE_SELECTED : 0)).orElse(ACC.STATE_FOCUSABLE);
        }

        private boolean same(Optional<Target> one, Target other) {
            return one.filter(other::same).isPresent();
        }

        @Override
        public void getFocus(AccessibleControlEvent e) {
            int index = seen.focus().map(seen.targets()::indexOf).orElse(-1);
            e.childID = !canvas.isFocusControl() ? ACC.CHILDID_NONE : index >= 0 ? index : ACC.CHILDID_SELF;
        }

        @Override
        public void getSelection(AccessibleControlEvent e) {
            int index = seen.selected().map(seen.targets()::indexOf).orElse(-1);
            e.childID = index >= 0 ? index : ACC.CHILDID_NONE;
        }

        @Override
        public void getLocation(AccessibleControlEvent e) {
            Area area = target(e.childID).map(seen::place).orElseGet(() -> new Area(0, 0, canvas.getSize().x, canvas
                    .getSize().y));
            Point corner = canvas.toDisplay(area.x(), area.y());
            e.x = corner.x;
            e.y = corner.y;
            e.width = area.width();
            e.height = area.height();
        }

        @Override
        public void getChildAtPoint(AccessibleControlEvent e) {
            Point point = canvas.toControl(e.x, e.y);
            e.childID = IntStream.range(0, seen.targets().size()).filter(index -> seen.place(seen.targets().get(index))
                    .contains(point.x, point.y)).reduce((first, later) -> later).orElse(ACC.CHILDID_SELF);
        }
    }
}
