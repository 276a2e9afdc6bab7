package ringside.scenarios.format;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.xmi.XMLHelper;
import org.eclipse.emf.ecore.xmi.impl.XMISaveImpl;

/**
 * Writes files for people: what an element is about comes first, where EMF alone writes attributes with several values
 * behind all others; and quotation marks in a text stand as they are.
 */
final class ScenarioSave extends XMISaveImpl {

    private boolean first;

    ScenarioSave(XMLHelper helper) {
        super(helper);
    }

    @Override
    protected void saveElementID(EObject object) {
        EStructuralFeature leading = object.eClass().getEAllStructuralFeatures().get(0);
        if (leads(leading) && object.eIsSet(leading)) {
            first = true;
            saveDataTypeAttributeMany(object, leading);
            first = false;
        }
        super.saveElementID(object);
    }

    @Override
    protected void saveDataTypeAttributeMany(EObject object, EStructuralFeature feature) {
        if (first || !leads(feature)) {
            super.saveDataTypeAttributeMany(object, feature);
        }
    }

    @Override
    protected String getDatatypeValue(Object value, EStructuralFeature feature, boolean isAttribute) {
        String text = super.getDatatypeValue(value, feature, isAttribute);
        return isAttribute || text == null ? text : text.replace("&quot;", "\"");
    }

    private static boolean leads(EStructuralFeature feature) {
        return feature instanceof EAttribute && feature.isMany() && feature.getFeatureID() == 0;
    }
}
