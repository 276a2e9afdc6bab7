package ringside.scenarios.format;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;

import ringside.model.RingsidePackage;
import ringside.model.U64;
import ringside.scenarios.text.NearestNames;
import ringside.scenarios.text.Quoted;

/**
 * The text of values in a file. EMF alone is lenient: it takes {@code yes} for false, and digits of any script and
 * spaces in numbers.
 */
final class ValueSyntax {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,19}");

    private ValueSyntax() {
    }

    /** What is wrong with a text as a value of a type, and what is accepted; empty if it is fine. */
    static Optional<String> problem(EDataType type, String text) {
        if (type == RingsidePackage.Literals.U64) {
            return u64(text);
        }
        if (type instanceof EEnum choice) {
            return choice(choice, text);
        }
        Class<?> java = type.getInstanceClass();
        if (java == boolean.class) {
            return text.equals("true") || text.equals("false") ? Optional.empty()
                    : Optional.of(Quoted.text(text) + " is not accepted here: write true or false");
        }
        if (java == int.class) {
            return number(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        return java == long.class ? number(text, Long.MIN_VALUE, Long.MAX_VALUE) : Optional.empty();
    }

    private static Optional<String> u64(String text) {
        try {
            U64.parse(text);
            return Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.of(Quoted.text(text) + " is not accepted here: " + U64.ACCEPTED);
        }
    }

    private static Optional<String> choice(EEnum choice, String text) {
        if (choice.getEEnumLiteralByLiteral(text) != null) {
            return Optional.empty();
        }
        List<String> all = choice.getELiterals().stream().map(EEnumLiteral::getLiteral).toList();
        List<String> near = NearestNames.of(text, all);
        return Optional.of(Quoted.text(text) + " is not accepted here"
                + (near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?") + ": write one of "
                + String.join(", ", all));
    }

    private static Optional<String> number(String text, long least, long most) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            return Optional.of(Quoted.text(text)
                    + " is not a whole number: write decimal digits only, for example 1000");
        }
        try {
            long value = Long.parseLong(text);
            return value >= least && value <= most ? Optional.empty() : Optional.of(outOfRange(text, least, most));
        } catch (NumberFormatException tooLarge) {
            return Optional.of(outOfRange(text, least, most));
        }
    }

    private static String outOfRange(String text, long least, long most) {
        return text + " is out of range: write a whole number from " + least + " to " + most;
    }
}
