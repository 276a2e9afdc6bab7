package ringside.scenarios.format;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.AttributesImpl;

import ringside.model.Expectation;
import ringside.model.RingsideFactory;
import ringside.model.RingsidePackage.Literals;
import ringside.model.Scenario;
import ringside.model.outcome.Folding;
import ringside.scenarios.text.Quoted;

/**
 * The first version of the file format. It stated the outcome of each kernel in full: an element for each register and
 * each trap, the failing checks joined by {@code +}, and the first of them once more as the reason. Its tags are
 * translated one by one while they are read; then every outcome is stated once.
 */
final class FirstVersion implements Migration {

    static final int NUMBER = 1;

    private static final String REASON = "reason";

    /**
     * A value that stood in an element of its own.
     *
     * @param object    what has it now
     * @param attribute the name of the attribute that it is now
     */
    record Value(EObject object, String attribute, String text) {
    }

    @Override
    public int from() {
        return NUMBER;
    }

    @Override
    public void apply(Scenario scenario) {
        Folding.fold(scenario);
    }

    /** The value that an element became; empty if it is still an element. */
    static Optional<Value> value(EObject parent, String element, Attributes attributes) {
        if (!(parent instanceof Expectation expectation)) {
            return Optional.empty();
        }
        if (element.equals(Literals.EXPECTATION__TRAPS.getName())) {
            return only(attributes, "rip").map(rip -> new Value(expectation, element, rip));
        }
        String name = attributes.getValue("name");
        if (!element.equals(Literals.EXPECTATION__REGISTERS.getName()) || name == null || attributes.getLength() > 2) {
            return Optional.empty();
        }
        if (expectation.getRegisters() == null) {
            expectation.setRegisters(RingsideFactory.eINSTANCE.createExpectedRegisters());
        }
        return Optional.of(new Value(expectation.getRegisters(), name,
                Optional.ofNullable(attributes.getValue("value")).orElse("0")));
    }

    private static Optional<String> only(Attributes attributes, String name) {
        return attributes.getLength() == 1 ? Optional.ofNullable(attributes.getValue(name)) : Optional.empty();
    }

    /** The attributes of a tag by their present names. */
    static Attributes translated(String element, Attributes attributes) {
        AttributesImpl translated = new AttributesImpl(attributes);
        if (element.equals(Literals.SCENARIO__EXPECTATIONS.getName())) {
            rename(translated, "kernel", Literals.EXPECTATION__KERNELS.getName());
        } else if (element.equals(Literals.EXPECTATION__RETURNS.getName())) {
            reason(translated);
        }
        return translated;
    }

    private static void rename(AttributesImpl attributes, String from, String to) {
        int index = attributes.getIndex(from);
        if (index >= 0) {
            attributes.setQName(index, to);
            attributes.setLocalName(index, to);
        }
    }

    private static void reason(AttributesImpl attributes) {
        int failing = attributes.getIndex(Literals.EXPECTED_RETURN__FAILING.getName());
        if (failing >= 0) {
            attributes.setValue(failing, attributes.getValue(failing).replace('+', ' '));
            remove(attributes, REASON);
        } else {
            rename(attributes, REASON, Literals.EXPECTED_RETURN__FAILING.getName());
        }
    }

    private static void remove(AttributesImpl attributes, String name) {
        int index = attributes.getIndex(name);
        if (index >= 0) {
            attributes.removeAttribute(index);
        }
    }

    /** What is wrong with a return's reason; empty if nothing is. */
    static Optional<String> problem(String element, Attributes attributes) {
        String reason = attributes.getValue(REASON);
        String failing = attributes.getValue(Literals.EXPECTED_RETURN__FAILING.getName());
        boolean wrong = element.equals(Literals.EXPECTATION__RETURNS.getName()) && failing != null
                && !failing.split("\\+")[0].equals(reason == null ? "" : reason);
        return wrong ? Optional.of("failing is " + Quoted.text(failing)
                + ", so reason must be its first check: the first failing check is the reason") : Optional.empty();
    }
}
