package ringside.scenarios.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.xmi.ClassNotFoundException;
import org.eclipse.emf.ecore.xmi.FeatureNotFoundException;
import org.eclipse.emf.ecore.xmi.IllegalValueException;
import org.eclipse.emf.ecore.xmi.PackageNotFoundException;
import org.eclipse.emf.ecore.xmi.XMIException;
import org.xml.sax.SAXParseException;

import ringside.model.RingsidePackage;
import ringside.model.RingsidePackage.Literals;
import ringside.words.NearestNames;
import ringside.scenarios.text.Printable;
import ringside.scenarios.text.Quoted;
import ringside.scenarios.text.SourceText;

/** Says what EMF and the parser complain about, in words for the person who wrote the file, and what is accepted. */
final class ProblemWords {

    private ProblemWords() {
    }

    /**
     * A complaint of EMF.
     *
     * @param type   the {@code xsi:type} of the tag at fault, if it has one
     * @param parent the object inside which the fault is; null at the root
     */
    static String of(XMIException problem, Optional<String> type, EObject parent) {
        if (problem instanceof FeatureNotFoundException unknown && unknown.getObject() != null) {
            return unknown(unknown.getName(), unknown.getObject().eClass());
        }
        if (problem instanceof ClassNotFoundException || problem instanceof PackageNotFoundException) {
            return type.map(name -> "xsi:type " + Quoted.text(name) + " is not accepted here")
                    .orElse("xsi:type is missing") + ": write one of " + kinds(Literals.INTERVENTION);
        }
        if (problem instanceof IllegalValueException wrong && wrong.getValue() instanceof EObject value) {
            EStructuralFeature feature = wrong.getFeature();
            return "a " + value.eClass().getName() + " is not accepted in " + feature.getName() + ": write "
                    + (feature instanceof EReference child ? "one of " + kinds(child.getEReferenceType()) : "a text");
        }
        return "this cannot be read as part of a scenario"
                + (parent == null ? "" : ": inside " + parent.eClass().getName()
                        + " are accepted " + names(parent.eClass()));
    }

    private static String unknown(String name, EClass inside) {
        List<String> all = inside.getEAllStructuralFeatures().stream().map(EStructuralFeature::getName).toList();
        List<String> near = NearestNames.to(name, all);
        return Quoted.text(name) + " is not known in " + inside.getName() + (near.isEmpty() ? "." : ", did you mean "
                + String.join(" or ", near) + "?") + " Accepted here: " + names(inside);
    }

    private static String names(EClass type) {
        return type.getEAllStructuralFeatures().stream().map(EStructuralFeature::getName)
                .collect(Collectors.joining(", "));
    }

    private static String kinds(EClass type) {
        Stream<EClassifier> kinds = RingsidePackage.eINSTANCE.getEClassifiers().stream()
                .filter(c -> c instanceof EClass known && !known.isAbstract() && type.isSuperTypeOf(known));
        return kinds.map(c -> RingsidePackage.eNS_PREFIX + ":" + c.getName()).collect(Collectors.joining(", "));
    }

    /** A complaint of the parser. */
    static String of(SAXParseException problem, SourceText source) {
        int at = source.offset(problem.getLineNumber(), problem.getColumnNumber());
        int start = source.text().lastIndexOf('<', at);
        if (start >= 0 && source.text().startsWith("<!DOCTYPE", start)) {
            return "a document type (<!DOCTYPE) is not accepted: remove it";
        }
        String message = problem.getMessage() == null ? "" : problem.getMessage().replaceFirst("^JAXP\\d+: ", "");
        return "this is not well-formed XML: " + message.codePoints().map(c -> Printable.codePoint(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    }
}
