package ringside.ui.table;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Canvas;

/** What a screen reader hears of a grid: a list with an item a cell. */
final class GridVoice {

    private GridVoice() {
    }

    static void of(Canvas canvas, String name, Supplier<List<String>> cells, IntSupplier selected) {
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                List<String> words = cells.get();
                e.result = e.childID >= 0 && e.childID < words.size() ? words.get(e.childID) : name;
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = e.childID >= 0 ? ACC.ROLE_LISTITEM : ACC.ROLE_LIST;
            }

            @Override
            public void getChildCount(AccessibleControlEvent e) {
                e.detail = cells.get().size();
            }

            @Override
            public void getChildren(AccessibleControlEvent e) {
                Object[] children = new Object[cells.get().size()];
                for (int i = 0; i < children.length; i++) {
                    children[i] = i;
                }
                e.children = children;
            }

            @Override
            public void getFocus(AccessibleControlEvent e) {
                e.childID = canvas.isFocusControl() ? selected.getAsInt() : ACC.CHILDID_NONE;
            }

            @Override
            public void getState(AccessibleControlEvent e) {
                e.detail = ACC.STATE_FOCUSABLE | ACC.STATE_SELECTABLE | (e.childID == selected.getAsInt()
                        ? ACC.STATE_SELECTED : 0);
            }

            @Override
            public void getValue(AccessibleControlEvent e) {
                List<String> words = cells.get();
                e.result = selected.getAsInt() < words.size() ? words.get(selected.getAsInt()) : "";
            }
        });
    }
}
