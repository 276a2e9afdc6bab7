package ringside.stepper.shown;

import java.util.List;
import org.eclipse.emf.common.util.BasicEList;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.change.ChangeDescription;
import org.eclipse.emf.ecore.change.FeatureChange;
import org.eclipse.emf.ecore.change.util.BasicChangeRecorder;
import ringside.model.RegisterValue;
import ringside.model.RingsidePackage;
import ringside.model.SlotValue;
import ringside.model.StackWord;

/**
 * What one movement or edit changed in the shown state: EMF's own description of that one write, made when somebody
 * asks. It knows the old value of each attribute that was written; all others hold now what they held before. Good
 * until the state is written again.
 */
public final class StateDifference {
    /** Nothing changed. */
    public static final StateDifference NONE = new StateDifference(List.of());

    private final List<Replaced> replaced;
    private ChangeDescription description;

    StateDifference(List<Replaced> replaced) {
        this.replaced = replaced;
    }

    /** {@return true when nothing was written at all} */
    public boolean isEmpty() {
        return replaced.isEmpty();
    }

    /** {@return what was written, as EMF describes it; to apply it would bring back what was before} */
    public ChangeDescription description() {
        if (description == null) {
            description = new Describing().describe(replaced);
        }
        return description;
    }

    /** {@return true when this attribute of an element of the state has another value than before} */
    public boolean changed(EObject element, EAttribute attribute) {
        return find(element, attribute) != null;
    }

    /** {@return the value of a register before} */
    public long before(RegisterValue register) {
        return (Long) before(register, RingsidePackage.Literals.REGISTER_VALUE__VALUE);
    }

    /** {@return the value of a slot before, written or not} */
    public long before(SlotValue slot) {
        return (Long) before(slot, RingsidePackage.Literals.SLOT_VALUE__VALUE);
    }

    /** {@return the value of a word of the stack or of thread_info before} */
    public long before(StackWord word) {
        return (Long) before(word, RingsidePackage.Literals.STACK_WORD__VALUE);
    }

    /** {@return the value of any attribute of an element of the state before; null where there was none} */
    public Object before(EObject element, EAttribute attribute) {
        FeatureChange change = find(element, attribute);
        return change == null ? element.eGet(attribute) : change.getValue();
    }

    private FeatureChange find(EObject element, EAttribute attribute) {
        List<FeatureChange> written = description().getObjectChanges().get(element);
        if (written != null) {
            for (FeatureChange change : written) {
                if (change.getFeature() == attribute) {
                    return change;
                }
            }
        }
        return null;
    }

    private static final class Describing extends BasicChangeRecorder {
        ChangeDescription describe(List<Replaced> replaced) {
            setChangeDescription(createChangeDescription());
            setRecording(true);
            for (Replaced one : replaced) {
                Object value = one.feature().isMany() ? new BasicEList<>((List<?>) one.value()) : one.value();
                getFeatureChanges(one.element()).add(
                        createFeatureChange(one.element(), one.feature(), value, one.set()));
            }
            return endRecording();
        }
    }
}
