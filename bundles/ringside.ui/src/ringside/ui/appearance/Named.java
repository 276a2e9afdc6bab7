package ringside.ui.appearance;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** What a control is called for those who cannot see it. */
public final class Named {

    private Named() {
    }

    /**
     * Gives a control a name. GTK does not ask us for the names of its own controls: there the name is that of a label
     * beside the control, which only a screen reader hears of.
     */
    public static void as(String name, Control control) {
        AccessibleAdapter told = new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                if (event.childID == ACC.CHILDID_SELF) {
                    event.result = name;
                }
            }
        };
        control.getAccessible().addAccessibleListener(told);
        Accessible label = new Accessible(plain(control).getAccessible());
        label.addAccessibleListener(told);
        label.addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_LABEL;
            }
        });
        control.getAccessible().addRelation(ACC.RELATION_LABELLED_BY, label);
        control.addListener(SWT.Dispose, event -> label.dispose());
    }

    /** The label belongs to what has no look of its own: within one of its own controls GTK takes it for the control. */
    private static Composite plain(Control control) {
        Composite around = control.getParent();
        while (around.getClass() != Composite.class && around.getParent() != null) {
            around = around.getParent();
        }
        return around;
    }
}
