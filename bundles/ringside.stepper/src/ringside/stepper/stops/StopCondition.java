package ringside.stepper.stops;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ringside.kernel.meaning.ValueName;
import ringside.stepper.value.Texts;
import ringside.stepper.value.ValueAccess;
import ringside.stepper.value.ValueProblem;

/**
 * When a value stops a run: whenever it changes, or as soon as it compares so with another.
 *
 * @param name       the value that is looked at, in its canonical spelling
 * @param comparison how
 * @param with       a number, a name or what {@link ValueAccess#evaluate} takes; empty for a change
 */
public record StopCondition(String name, Comparison comparison, String with) {
    private static final Pattern FORM = Pattern.compile("\\s*([\\w.-]+)\\s*(?:(changes|==|!=|<|>|has)\\s*(.*?))?\\s*",
            Pattern.CASE_INSENSITIVE);

    /** How a value is compared; numbers are unsigned. */
    public enum Comparison {
        CHANGES("changes"), EQUALS("=="), DIFFERS("!="), BELOW("<"), ABOVE(">"),
        /** All bits of the other value are set. */
        HAS("has");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** {@return how it is written} */
        public String sign() {
            return sign;
        }

        private static Comparison signed(String sign) {
            return Stream.of(values()).filter(each -> each.sign.equals(sign.toLowerCase(Locale.ROOT))).findFirst()
                    .orElseThrow();
        }

        private boolean holds(long value, long other) {
            return switch (this) {
                case CHANGES -> false;
                case EQUALS -> value == other;
                case DIFFERS -> value != other;
                case BELOW -> Long.compareUnsigned(value, other) < 0;
                case ABOVE -> Long.compareUnsigned(value, other) > 0;
                case HAS -> (value & other) == other;
            };
        }
    }

    public StopCondition {
        name = ValueName.of(name).text();
        with = comparison == Comparison.CHANGES ? "" : with.strip();
    }

    /**
     * {@return the condition of a text: {@code user.rflags.TF}, {@code pt_regs.ip != pt_regs.cx}}
     *
     * @throws ValueProblem when it has another form
     */
    public static StopCondition of(String text) throws ValueProblem {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new ValueProblem(Texts.SESSION.text("stop.form", text.strip()));
        }
        Comparison comparison = form.group(2) == null ? Comparison.CHANGES : Comparison.signed(form.group(2));
        if (comparison == Comparison.CHANGES && form.group(3) != null && !form.group(3).isEmpty()) {
            throw new ValueProblem(Texts.SESSION.text("stop.form", text.strip()));
        }
        return new StopCondition(form.group(1), comparison, form.group(3) == null ? "" : form.group(3));
    }

    /** {@return how it is written; of a change the name alone} */
    public String text() {
        return comparison == Comparison.CHANGES ? name : name + " " + comparison.sign() + " " + with;
    }

    /** {@return the same in words} */
    public String words() {
        String value = ValueName.of(name).title();
        String other = ValueName.of(with).kind() == ValueName.Kind.UNKNOWN ? with : ValueName.of(with).title();
        return Texts.SESSION.text("stop." + comparison.name().toLowerCase(Locale.ROOT), value, other);
    }

    /**
     * Complains when a name does not exist or the other value cannot be read or compared.
     *
     * @throws ValueProblem with the nearest names or what is accepted
     */
    public void verify(ValueAccess values) throws ValueProblem {
        values.read(ValueName.of(name));
        if (comparison != Comparison.CHANGES) {
            if (with.isEmpty()) {
                throw new ValueProblem(Texts.SESSION.text("stop.missing", comparison.sign()));
            }
            values.evaluate(ValueName.of(name), with);
        }
    }

    /** {@return the value that a change is a change of; empty where it cannot be read} */
    Optional<Long> value(ValueAccess values) {
        try {
            return Optional.of(values.read(ValueName.of(name)));
        } catch (ValueProblem gone) {
            return Optional.empty();
        }
    }

    /** {@return whether the comparison holds now; never where a value cannot be read} */
    boolean holds(ValueAccess values) {
        try {
            long other = comparison == Comparison.CHANGES ? 0 : values.evaluate(ValueName.of(name), with);
            return comparison.holds(values.read(ValueName.of(name)), other);
        } catch (ValueProblem gone) {
            return false;
        }
    }
}
