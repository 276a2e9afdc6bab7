package ringside.scenarios.format;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.xml.sax.Attributes;

import ringside.model.RingsidePackage.Literals;
import ringside.scenarios.text.Diagnostic;
import ringside.scenarios.text.Quoted;
import ringside.scenarios.text.SourceText;

/**
 * Which tags a scenario file may have: one root of the right kind and version, few enough elements, no namespaces of
 * others, no references. What passes cannot make EMF look anywhere outside the file. Also words what EMF and the
 * parser complain about.
 */
final class TagRules {

    private static final String XMI = "http://www.omg.org/XMI";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final int MOST_ELEMENTS = 20_000;
    private static final int MOST_DEPTH = 16;
    private static final String ROOT = "<ringside:Scenario xmi:version=\"2.0\" xmlns:xmi=\"" + XMI
            + "\" xmlns:ringside=\""
            + FormatVersion.namespace(FormatVersion.CURRENT) + "\" …>";

    private final SourceText source;
    private final Collection<Integer> versions;
    private int elements;
    private int version = FormatVersion.CURRENT;

    /** @param versions the versions of the file format that can be read */
    TagRules(SourceText source, Collection<Integer> versions) {
        this.source = source;
        this.versions = versions;
    }

    /** The version of the file, known once its root was seen. */
    int version() {
        return version;
    }

    /** Why a start tag is not accepted; empty if it is. */
    Optional<Diagnostic> refuse(Tag tag, String name, Attributes attributes, int depth) {
        elements++;
        if (elements > MOST_ELEMENTS) {
            return at(tag.start(), "this file has more than " + MOST_ELEMENTS + " elements, the most that is accepted");
        }
        if (depth >= MOST_DEPTH) {
            return at(tag.start(), "elements are nested deeper than " + MOST_DEPTH
                    + " levels, the most that is accepted");
        }
        return (depth == 0 ? root(tag, name, attributes) : inner(tag, name))
                .or(() -> attributes(tag, attributes, depth));
    }

    private Optional<Diagnostic> inner(Tag tag, String name) {
        return name.indexOf(':') < 0 ? Optional.empty()
                : at(tag.start(), "the element " + Quoted.text(name)
                        + " is not accepted: elements inside have no prefix");
    }

    private Optional<Diagnostic> root(Tag tag, String name, Attributes attributes) {
        int colon = name.indexOf(':');
        String namespace = colon < 0 ? null : attributes.getValue("xmlns:" + name.substring(0, colon));
        OptionalInt stated = namespace == null ? OptionalInt.empty() : FormatVersion.of(namespace);
        if (stated.isEmpty() || !name.substring(colon + 1).equals(Literals.SCENARIO.getName())) {
            return at(tag.start(), "this is not a scenario: the root element is " + Quoted.text(name)
                    + ", expected is " + ROOT);
        }
        version = stated.getAsInt();
        if (version > FormatVersion.CURRENT) {
            return at(tag.start(), "this file was written by a newer Ringside: it has version " + version
                    + " of the format, this Ringside reads up to version " + FormatVersion.CURRENT
                    + ". Open it with a newer Ringside; the file was not changed");
        }
        return versions.contains(version) ? Optional.empty()
                : at(tag.start(), "version " + version + " of the format is not known, accepted is version "
                        + versions.stream().map(String::valueOf).collect(Collectors.joining(" or ")));
    }

    private Optional<Diagnostic> attributes(Tag tag, Attributes attributes, int depth) {
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.getQName(i);
            Optional<String> wrong = attribute(name, attributes.getValue(i), depth);
            if (wrong.isPresent()) {
                return at(tag.attribute(name).map(Tag.Spot::name).orElse(tag.start()), wrong.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> attribute(String name, String value, int depth) {
        if (name.equals("xmlns") || name.startsWith("xmlns:")) {
            return namespace(name, value, depth);
        }
        if (name.equals("xmi:version")) {
            return value.equals("2.0") ? Optional.empty() : Optional.of("xmi:version " + Quoted.text(value)
                    + " is not accepted: write 2.0");
        }
        if (name.equals("href") || name.indexOf(':') >= 0 && !name.equals("xsi:type")) {
            return Optional.of("the attribute " + Quoted.text(name)
                    + " is not accepted: a scenario refers to nothing outside its file");
        }
        return Optional.empty();
    }

    private static Optional<String> namespace(String name, String value, int depth) {
        boolean fits = switch (name) {
            case "xmlns:xmi" -> value.equals(XMI);
            case "xmlns:xsi" -> value.equals(XSI);
            case "xmlns" -> false;
            default -> FormatVersion.of(value).isPresent();
        };
        if (depth == 0 && fits) {
            return Optional.empty();
        }
        return Optional.of("the namespace " + Quoted.text(value) + " is not accepted: write the root element as "
                + ROOT);
    }

    private Optional<Diagnostic> at(int offset, String message) {
        return Optional.of(source.diagnostic(offset, message));
    }
}
