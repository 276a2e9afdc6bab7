package ringside.stepper.shown;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EContentAdapter;
import ringside.model.State;

/**
 * Notes what a write into the shown state replaces. EMF's own {@code ChangeRecorder} would do, but at the end of each
 * recording it looks for orphans among all elements and describes the change at once, which costs more memory than the
 * rest of a step; and it never lets go of an element that was removed.
 */
final class StateRecorder extends EContentAdapter {
    private List<Replaced> replaced;

    /** @param state followed as long as it lives, with all that is in it */
    StateRecorder(State state) {
        state.eAdapters().add(this);
    }

    StateDifference recording(Runnable write) {
        replaced = new ArrayList<>();
        write.run();
        StateDifference difference = new StateDifference(replaced);
        replaced = null;
        return difference;
    }

    @Override
    public void notifyChanged(Notification notification) {
        super.notifyChanged(notification);
        if (replaced != null && notification.getFeature() instanceof EStructuralFeature feature) {
            EObject element = (EObject) notification.getNotifier();
            if (!feature.isMany()) {
                replaced.add(new Replaced(element, feature, notification.getOldValue(), notification.wasSet()));
            } else if (replaced.stream().noneMatch(r -> r.element() == element && r.feature() == feature)) {
                List<Object> before = list((List<?>) element.eGet(feature), notification);
                replaced.add(new Replaced(element, feature, before, notification.wasSet()));
            }
        }
    }

    /** The list before the change that is told of. */
    private static List<Object> list(List<?> now, Notification notification) {
        List<Object> before = new ArrayList<>(now);
        int position = notification.getPosition();
        switch (notification.getEventType()) {
            case Notification.ADD -> before.remove(position);
            case Notification.ADD_MANY -> {
                int end = position + ((Collection<?>) notification.getNewValue()).size();
                before.subList(position, end).clear();
            }
            case Notification.REMOVE -> before.add(position, notification.getOldValue());
            default -> throw new IllegalStateException("the shown state has a list that changes in another way");
        }
        return before;
    }
}
