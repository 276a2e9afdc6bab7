package ringside.scenarios.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.ExtendedMetaData;
import org.eclipse.emf.ecore.xmi.XMIException;
import org.eclipse.emf.ecore.xmi.XMLHelper;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.SAXXMIHandler;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import ringside.scenarios.text.Diagnostic;
import ringside.scenarios.text.Quoted;
import ringside.scenarios.text.SourceText;

/**
 * Builds a scenario from the events of the parser, and is strict where EMF is not: it looks at every tag before EMF
 * does, notes where every value stands, and words what is wrong for the person who wrote the file.
 */
final class ScenarioHandler extends SAXXMIHandler {

    /** What the content of an element is. */
    private enum Content { OBJECT, VALUE, ABSORBED, UNKNOWN }

    private static final Pattern WORD = Pattern.compile("\\S+");

    private final SourceText source;
    private final TagRules rules;
    private final Places places;
    private final List<Diagnostic> problems;
    private final Deque<Content> open = new ArrayDeque<>();

    private Tag tag;
    private Optional<String> attribute = Optional.empty();
    /** Where the word that is being read starts in the attribute's value. */
    private int wordStart;

    /**
     * @param rules    what tags are accepted
     * @param places   is told where everything stands
     * @param problems is told what is wrong
     */
    ScenarioHandler(XMLResource resource, XMLHelper helper, Map<?, ?> options, SourceText source, TagRules rules,
            Places places, List<Diagnostic> problems) {
        super(resource, helper, options);
        this.source = source;
        this.rules = rules;
        this.places = places;
        this.problems = problems;
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
        tag = Tag.endingAt(source.text(), here());
        if (open.peek() == Content.VALUE || open.peek() == Content.ABSORBED) {
            throw fatal(tag.start(), "the element " + Quoted.text(name)
                    + " is not accepted inside a text: write &lt; for <");
        }
        Optional<Diagnostic> refused = rules.refuse(tag, name, attributes, open.size());
        if (refused.isPresent()) {
            throw fatal(refused.get());
        }
        boolean first = rules.version() == FirstVersion.NUMBER;
        if (first && absorbed(name, attributes)) {
            open.push(Content.ABSORBED);
            return;
        }
        int before = objects.size();
        super.startElement(uri, localName, name, first ? FirstVersion.translated(name, attributes) : attributes);
        open.push(content(before));
        if (open.peek() == Content.OBJECT) {
            places.object(objects.peekEObject(), tag.start());
        }
    }

    /** Takes an element of the first version of the format that is only a value in this one. */
    private boolean absorbed(String name, Attributes attributes) {
        FirstVersion.problem(name, attributes).ifPresent(problem -> report(tag.start(), problem));
        Optional<FirstVersion.Value> value = objects.isEmpty() ? Optional.empty()
                : FirstVersion.value(objects.peekEObject(), name, attributes);
        value.ifPresent(v -> setAttribValue(v.object(), v.attribute(), v.text()));
        return value.isPresent();
    }

    private Content content(int objectsBefore) {
        if (types.peek() instanceof EStructuralFeature) {
            return Content.VALUE;
        }
        return objects.size() > objectsBefore && objects.peekEObject() != null ? Content.OBJECT : Content.UNKNOWN;
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        if (open.peek() != Content.ABSORBED) {
            super.endElement(uri, localName, name);
        }
        open.pop();
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        String text = open.peek() == Content.OBJECT || open.peek() == Content.ABSORBED ? new String(characters, start,
                length).strip() : "";
        if (!text.isEmpty()) {
            int end = here();
            int found = source.text().lastIndexOf(text, end);
            report(found < 0 ? end : found, "text is not accepted here, only elements: remove " + Quoted.text(text));
            return;
        }
        super.characters(characters, start, length);
    }

    @Override
    public void processingInstruction(String target, String data) {
        int end = here();
        report(Math.max(0, source.text().lastIndexOf("<?", end)), "the processing instruction " + Quoted.text(target)
                + " is not accepted: remove it");
    }

    @Override
    protected void setAttribValue(EObject object, String name, String value) {
        attribute = Optional.of(name);
        EStructuralFeature feature = object.eClass().getEStructuralFeature(name);
        if (feature instanceof EAttribute words && words.isMany() && isAttribute(words)) {
            words(object, words, value);
        } else if (feature instanceof EReference || feature != null && feature.isMany()) {
            report(spot(), name + " is not an attribute: write elements <" + name + ">");
        } else {
            super.setAttribValue(object, name, value);
        }
        attribute = Optional.empty();
    }

    private static boolean isAttribute(EAttribute feature) {
        return ExtendedMetaData.INSTANCE.getFeatureKind(feature) == ExtendedMetaData.ATTRIBUTE_FEATURE;
    }

    /** Several values in an attribute, parted by spaces. */
    private void words(EObject object, EAttribute feature, String value) {
        Matcher word = WORD.matcher(value);
        int none = valueSpot();
        while (word.find()) {
            wordStart = word.start();
            setFeatureValue(object, feature, word.group(), -1);
        }
        wordStart = 0;
        if (value.isBlank()) {
            report(none, feature.getName() + " is empty: state at least one, parted by spaces, or remove it");
        }
    }

    @Override
    protected void setFeatureValue(EObject object, EStructuralFeature feature, Object value, int position) {
        if (!feature.isMany() && (places.has(object, feature) || value instanceof EObject && object.eIsSet(feature))) {
            report(valueSpot(), feature.getName() + " is stated twice: keep one");
            return;
        }
        if (feature instanceof EAttribute data) {
            String text = value == null ? "" : value.toString();
            Optional<String> wrong = ValueSyntax.problem(data.getEAttributeType(), text);
            places.value(object, feature, valueSpot());
            if (wrong.isPresent()) {
                report(valueSpot(), feature.getName() + ": " + wrong.get());
                return;
            }
            super.setFeatureValue(object, feature, text, position);
            return;
        }
        super.setFeatureValue(object, feature, value, position);
    }

    /** Where the name of the attribute stands that is being read, or else the tag. */
    private int spot() {
        return attribute.flatMap(tag::attribute).map(Tag.Spot::name).orElse(tag.start());
    }

    /** Where the value that is being read starts: in the attribute, or behind the tag. */
    private int valueSpot() {
        if (attribute.isPresent()) {
            return attribute.flatMap(tag::attribute).map(spot -> spot.value() + wordStart).orElse(tag.start());
        }
        return open.peek() == Content.VALUE ? tag.end() : tag.start();
    }

    @Override
    public void error(XMIException problem) {
        Optional<Tag.Spot> type = tag.attribute("xsi:type");
        int offset = attribute.isPresent() ? spot() : type.map(Tag.Spot::name).orElse(tag.start());
        report(offset, ProblemWords.of(problem, type.map(Tag.Spot::raw), objects.isEmpty() ? null
                : objects.peekEObject()));
    }

    @Override
    public void fatalError(XMIException problem) {
        error(problem);
    }

    @Override
    public void warning(XMIException problem) {
        error(problem);
    }

    @Override
    public void error(SAXParseException problem) {
        report(source.offset(problem.getLineNumber(), problem.getColumnNumber()), ProblemWords.of(problem, source));
    }

    @Override
    public void warning(SAXParseException problem) {
        error(problem);
    }

    @Override
    public void fatalError(SAXParseException problem) throws SAXException {
        error(problem);
        throw problem;
    }

    private int here() {
        Locator at = locator;
        return source.offset(at.getLineNumber(), at.getColumnNumber());
    }

    private void report(int offset, String message) {
        problems.add(source.diagnostic(offset, message));
    }

    private SAXException fatal(int offset, String message) {
        return fatal(source.diagnostic(offset, message));
    }

    private SAXException fatal(Diagnostic problem) {
        problems.add(problem);
        return new SAXException(problem.toString());
    }
}
