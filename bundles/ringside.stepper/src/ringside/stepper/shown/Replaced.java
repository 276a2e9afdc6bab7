package ringside.stepper.shown;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * A value of the shown state that is no longer there.
 *
 * @param element whose it was
 * @param feature which of its attributes or lists
 * @param value   what it held before
 * @param set     whether it was other than its default
 */
record Replaced(EObject element, EStructuralFeature feature, Object value, boolean set) {
}
