package ringside.ui.chapters;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleValueAdapter;
import org.eclipse.swt.accessibility.AccessibleValueEvent;
import org.eclipse.swt.widgets.Canvas;

import ringside.ui.Messages;

/** What a screen reader hears of the strip: a slider over the steps. */
final class StripVoice {

    private final Canvas canvas;

    StripVoice(Canvas canvas, Supplier<String> told, LongSupplier step, LongSupplier length) {
        this.canvas = canvas;
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = Messages.Timeline_accessible;
            }

            @Override
            public void getDescription(AccessibleEvent e) {
                e.result = told.get();
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_SLIDER;
            }

            @Override
            public void getValue(AccessibleControlEvent e) {
                e.result = told.get();
            }
        });
        canvas.getAccessible().addAccessibleValueListener(new AccessibleValueAdapter() {
            @Override
            public void getCurrentValue(AccessibleValueEvent e) {
                e.value = step.getAsLong();
            }

            @Override
            public void getMaximumValue(AccessibleValueEvent e) {
                e.value = length.getAsLong();
            }

            @Override
            public void getMinimumValue(AccessibleValueEvent e) {
                e.value = 0L;
            }
        });
    }

    /** The reader is at another step. */
    void moved() {
        canvas.getAccessible().sendEvent(ACC.EVENT_VALUE_CHANGED, null);
        canvas.getAccessible().sendEvent(ACC.EVENT_DESCRIPTION_CHANGED, null);
    }
}
