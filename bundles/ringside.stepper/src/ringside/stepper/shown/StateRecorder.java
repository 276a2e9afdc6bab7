package ringside.stepper.shown;

import java.util.Collection;
import java.util.List;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.util.BasicEList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.change.FeatureChange;
import org.eclipse.emf.ecore.change.util.BasicChangeRecorder;
import org.eclipse.emf.ecore.util.EContentAdapter;
import ringside.model.State;

/**
 * Records what a write into the shown state changes. EMF's own {@code ChangeRecorder} would do, but it looks for
 * orphans among all elements at the end of each recording, which costs more memory than the rest of a step, and it
 * never lets go of an element that was removed.
 */
final class StateRecorder extends BasicChangeRecorder {
    /** @param state followed as long as it lives, with all that is in it */
    StateRecorder(State state) {
        state.eAdapters().add(new EContentAdapter() {
            @Override
            public void notifyChanged(Notification notification) {
                super.notifyChanged(notification);
                if (isRecording() && notification.getFeature() instanceof EStructuralFeature feature) {
                    written((EObject) notification.getNotifier(), feature, notification);
                }
            }
        });
    }

    StateDifference recording(Runnable write) {
        setChangeDescription(createChangeDescription());
        setRecording(true);
        write.run();
        return new StateDifference(endRecording());
    }

    private void written(EObject element, EStructuralFeature feature, Notification notification) {
        List<FeatureChange> changes = getFeatureChanges(element);
        if (getFeatureChange(changes, feature) == null) {
            Object old = feature.isMany() ? list((List<?>) element.eGet(feature), notification)
                    : notification.getOldValue();
            changes.add(createFeatureChange(element, feature, old, notification.wasSet()));
        }
    }

    /** The list before the change that is told of. */
    private static List<Object> list(List<?> now, Notification notification) {
        List<Object> before = new BasicEList<>(now);
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
