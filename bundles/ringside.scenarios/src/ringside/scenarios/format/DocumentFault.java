package ringside.scenarios.format;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * What is wrong in a scenario, wherever it came from.
 *
 * @param object  the object at fault
 * @param feature its feature at fault
 * @param index   which value of the feature, from 0
 * @param before  the part of the value before the character at fault, if it is a single character
 * @param message what is wrong, what is accepted
 */
record DocumentFault(EObject object, EStructuralFeature feature, int index, Optional<String> before, String message) {

    DocumentFault(EObject object, EStructuralFeature feature, String message) {
        this(object, feature, 0, Optional.empty(), message);
    }
}
