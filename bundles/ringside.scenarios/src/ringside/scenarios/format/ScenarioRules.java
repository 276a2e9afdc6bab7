package ringside.scenarios.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

import ringside.model.Handler;
import ringside.model.Intervention;
import ringside.model.RingsidePackage.Literals;
import ringside.model.Scenario;
import ringside.model.StartValue;
import ringside.scenarios.text.Printable;
import ringside.scenarios.text.Quoted;

/**
 * What a scenario must fulfil besides its form: values that must be there, spelling of names, ranges of numbers,
 * texts that are what they look like, nothing stated twice. The same rules hold for a scenario that was read and for
 * one to be written.
 */
final class ScenarioRules {

    private static final int USUAL_LENGTH = 200;
    private static final long MOST_STEPS = 1_000_000_000L;

    private static final Map<EAttribute, NameSyntax> NAMES = Map.ofEntries(
            Map.entry(Literals.SCENARIO__ID, NameSyntax.SCENARIO_ID),
            Map.entry(Literals.SCENARIO__KERNEL, NameSyntax.KERNEL_ID),
            Map.entry(Literals.SCENARIO__UPROBE, NameSyntax.LABEL),
            Map.entry(Literals.SCENARIO__THREAD_FLAGS, NameSyntax.THREAD_FLAG),
            Map.entry(Literals.SCENARIO__WHAT_IFS, NameSyntax.WHAT_IF),
            Map.entry(Literals.START_VALUE__NAME, NameSyntax.VALUE_NAME),
            Map.entry(Literals.HANDLER__SIGNAL, NameSyntax.SIGNAL),
            Map.entry(Literals.HANDLER__LABEL, NameSyntax.LABEL),
            Map.entry(Literals.STOP__SIGNAL, NameSyntax.SIGNAL_OR_NONE),
            Map.entry(Literals.POKE__SLOT, NameSyntax.SLOT),
            Map.entry(Literals.INTERVENTION__LABEL, NameSyntax.LABEL),
            Map.entry(Literals.SET_VALUE__NAME, NameSyntax.VALUE_NAME),
            Map.entry(Literals.QUEUE_SIGNAL__SIGNAL, NameSyntax.SIGNAL),
            Map.entry(Literals.RAISE_FLAG__FLAG, NameSyntax.THREAD_FLAG),
            Map.entry(Literals.SWITCH_CHECK__CHECK, NameSyntax.CHECK_ID),
            Map.entry(Literals.EXPECTATION__KERNELS, NameSyntax.KERNEL_ID),
            Map.entry(Literals.EXPECTATION__LIKE, NameSyntax.KERNEL_ID),
            Map.entry(Literals.EXPECTATION__RECORDED, NameSyntax.KERNEL_ID),
            Map.entry(Literals.EXPECTATION__ENDED, NameSyntax.ENDED),
            Map.entry(Literals.EXPECTATION__TRAPS, NameSyntax.TRAP_RIP),
            Map.entry(Literals.EXPECTATION__UNSTATED, NameSyntax.REGISTER),
            Map.entry(Literals.INAPPLICABLE__KERNELS, NameSyntax.KERNEL_ID),
            Map.entry(Literals.CAPTION__LABEL, NameSyntax.LABEL));

    private static final Map<EAttribute, Range> RANGES = Map.of(
            Literals.SCENARIO__END_AFTER_RETURNS, new Range(0, 1_000_000),
            Literals.SCENARIO__MAX_STEPS, new Range(1, MOST_STEPS),
            Literals.SCENARIO__POSITION, new Range(0, MOST_STEPS),
            Literals.SECCOMP_RULE__NR, new Range(-1, Integer.MAX_VALUE),
            Literals.SECCOMP_RULE__DATA, new Range(0, 0xffff),
            Literals.INTERVENTION__STEP, new Range(-1, MOST_STEPS),
            Literals.INTERVENTION__OCCURRENCE, new Range(1, MOST_STEPS),
            Literals.EXPECTED_RETURN__TIMES, new Range(1, ExpectationRules.MOST_RETURNS),
            Literals.EXPECTED_RETURN__AT, new Range(1, ExpectationRules.MOST_RETURNS));

    /** The most characters that a text may have, where that is more than usual. */
    private static final Map<EAttribute, Integer> LENGTHS = Map.of(
            Literals.SCENARIO__SUMMARY, 4_000,
            Literals.SCENARIO__LESSON, 200_000,
            Literals.SCENARIO__PROGRAM, 300_000,
            Literals.CAPTION__TEXT, 2_000,
            Literals.INAPPLICABLE__REASON, 1_000);

    private static final Set<EAttribute> SEVERAL_LINES =
            Set.of(Literals.SCENARIO__SUMMARY, Literals.SCENARIO__LESSON, Literals.SCENARIO__PROGRAM);

    private final List<DocumentFault> faults = new ArrayList<>();

    private ScenarioRules() {
    }

    /** Everything that is wrong with a scenario, in the order of its file; empty if it is fine. */
    static List<DocumentFault> check(Scenario scenario) {
        ScenarioRules rules = new ScenarioRules();
        rules.values(scenario);
        scenario.eAllContents().forEachRemaining(rules::values);
        rules.position(scenario);
        rules.unique(scenario.getStart(), Literals.START_VALUE__NAME, StartValue::getName);
        rules.unique(scenario.getHandlers(), Literals.HANDLER__SIGNAL, Handler::getSignal);
        rules.unique(scenario.getSeccomp(), Literals.SECCOMP_RULE__NR, rule -> String.valueOf(rule.getNr()));
        rules.unique(scenario, Literals.SCENARIO__THREAD_FLAGS, scenario.getThreadFlags());
        rules.unique(scenario, Literals.SCENARIO__WHAT_IFS, scenario.getWhatIfs());
        scenario.getInterventions().forEach(rules::moment);
        if (rules.faults.isEmpty()) {
            rules.faults.addAll(ExpectationRules.check(scenario));
        }
        return rules.faults;
    }

    private void values(EObject object) {
        for (EAttribute attribute : object.eClass().getEAllAttributes()) {
            if (missing(object, attribute)) {
                add(object, attribute, attribute.getName() + " is missing in " + object.eClass().getName() + ": "
                        + accepted(attribute));
            } else if (attribute.isMany()) {
                List<?> all = (List<?>) object.eGet(attribute);
                for (int i = 0; i < all.size(); i++) {
                    value(object, attribute, i, all.get(i));
                }
            } else if (object.eIsSet(attribute)) {
                value(object, attribute, 0, object.eGet(attribute));
            }
        }
    }

    private static boolean missing(EObject object, EAttribute attribute) {
        if (attribute.isMany()) {
            return attribute.isRequired() && ((List<?>) object.eGet(attribute)).isEmpty();
        }
        return attribute.isRequired() && (attribute.isUnsettable() ? !object.eIsSet(attribute)
                : !(object.eGet(attribute) instanceof String text) || text.isBlank());
    }

    private static String accepted(EAttribute attribute) {
        NameSyntax syntax = NAMES.get(attribute);
        if (syntax != null) {
            return syntax.accepted();
        }
        if (attribute.getEAttributeType() instanceof EEnum choice) {
            return "one of " + choice.getELiterals().stream().map(EEnumLiteral::getLiteral)
                    .collect(Collectors.joining(", "));
        }
        return attribute.getEAttributeType().getInstanceClass() == boolean.class ? "true or false"
                : "it must not be empty";
    }

    private void value(EObject object, EAttribute attribute, int index, Object value) {
        if (value instanceof String text) {
            text(object, attribute, index, text);
        } else if (value instanceof Number number && RANGES.containsKey(attribute)) {
            Range range = RANGES.get(attribute);
            if (!range.contains(number.longValue())) {
                add(object, attribute, attribute.getName() + " is " + number + ", accepted is " + range);
            }
        }
    }

    private void text(EObject object, EAttribute attribute, int index, String text) {
        NameSyntax syntax = NAMES.get(attribute);
        int longest = LENGTHS.getOrDefault(attribute, USUAL_LENGTH);
        int unprintable = Printable.firstFault(text, SEVERAL_LINES.contains(attribute));
        if (unprintable >= 0) {
            faults.add(new DocumentFault(object, attribute, index, Optional.of(text.substring(0, unprintable)),
                    String.format("the character U+%04X is not accepted in %s: remove it",
                            text.codePointAt(unprintable), attribute.getName())));
        } else if (text.length() > longest) {
            faults.add(new DocumentFault(object, attribute, index, Optional.empty(),
                    attribute.getName() + " has " + text.length()
                            + " characters, at most " + longest + " are accepted"));
        } else if (syntax != null && !syntax.accepts(text)) {
            faults.add(new DocumentFault(object, attribute, index, Optional.empty(), Quoted.text(text)
                    + " is not accepted as "
                    + attribute.getName() + ": write " + syntax.accepted()));
        }
    }

    private void position(Scenario scenario) {
        if (scenario.getPosition() > scenario.getMaxSteps()) {
            add(scenario, Literals.SCENARIO__POSITION, "position is " + scenario.getPosition()
                    + ", behind the last step that maxSteps allows, " + scenario.getMaxSteps());
        }
    }

    private void moment(Intervention intervention) {
        boolean bySteps = intervention.getStep() >= 0;
        boolean byLabel = intervention.getLabel() != null;
        if (bySteps == byLabel) {
            add(intervention, bySteps ? Literals.INTERVENTION__LABEL : Literals.INTERVENTION__STEP,
                    "an intervention happens at a step or at a label: state "
                            + (bySteps ? "only one of the two" : "one of the two"));
        } else if (bySteps && intervention.getOccurrence() != 1) {
            add(intervention, Literals.INTERVENTION__OCCURRENCE,
                    "occurrence belongs to a label, not to a step: remove it");
        }
    }

    private <T extends EObject> void unique(List<T> all, EAttribute attribute, Function<T, String> key) {
        Set<String> seen = new HashSet<>();
        for (T one : all) {
            String name = key.apply(one);
            if (name != null && !seen.add(name)) {
                add(one, attribute, Quoted.text(name) + " is stated twice: keep one");
            }
        }
    }

    private void unique(EObject object, EAttribute attribute, List<String> all) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            if (!seen.add(all.get(i))) {
                faults.add(new DocumentFault(object, attribute, i, Optional.empty(),
                        Quoted.text(all.get(i)) + " is stated twice: keep one"));
            }
        }
    }

    private void add(EObject object, EStructuralFeature feature, String message) {
        faults.add(new DocumentFault(object, feature, message));
    }

    /** Numbers from one to another, both included. */
    private record Range(long least, long most) {

        boolean contains(long value) {
            return value >= least && value <= most;
        }

        @Override
        public String toString() {
            return "a whole number from " + least + " to " + most;
        }
    }
}
