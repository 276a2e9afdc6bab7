package ringside.kernel.text.form;

import java.util.Collection;
import java.util.Set;

import ringside.kernel.text.form.WrittenValue.Radix;

/** Tells a value whose last digits are cut off: kernels and debuggers print every register with the same width. */
final class CutValue {

    private static final Set<String> SELECTORS = Set.of("cs", "ss");
    private static final String FLAGS = "rflags";
    private static final int REGISTER_DIGITS = 16;
    private static final int FLAGS_DIGITS = 8;
    private static final int SELECTOR_DIGITS = 4;
    /** So many others show that all are printed with leading zeros. */
    private static final int ENOUGH = 2;

    private CutValue() {
    }

    /** Whether a value at the end of its line has fewer digits than the others of its frame let expect. */
    static boolean is(Sighting sighting, Collection<Sighting> frame) {
        WrittenValue value = sighting.value();
        if (!sighting.ends() || value.radix() == Radix.DECIMAL || value.bracket() || value.digits().isEmpty()) {
            return false;
        }
        boolean named = named(value.digits());
        int length = length(value.digits());
        int width = width(sighting.register());
        boolean padded = !named && width == REGISTER_DIGITS || length > 1 && value.digits().charAt(named ? 2
                : 0) == '0';
        return length < width && padded && !sighting.kernelRip() && frame.stream().filter(each -> whole(each, named))
                .count() >= ENOUGH;
    }

    private static int width(String register) {
        return SELECTORS.contains(register) ? SELECTOR_DIGITS
                : register.equals(FLAGS) ? FLAGS_DIGITS : REGISTER_DIGITS;
    }

    private static boolean whole(Sighting sighting, boolean named) {
        String digits = sighting.value().digits();
        return named(digits) == named && length(digits) == REGISTER_DIGITS && digits.charAt(named ? 2 : 0) == '0';
    }

    private static boolean named(String digits) {
        return digits.startsWith("0x");
    }

    private static int length(String digits) {
        return named(digits) ? digits.length() - 2 : digits.length();
    }
}
