package ringside.kernel.text;

import java.util.Locale;
import java.util.OptionalLong;
import ringside.machine.state.Flag;

/** Reads the value of one register: a number, or the names of the flags that are set. */
final class RegisterValues {

    static final String EXPECTED = "expected 0x…, 0b… or a decimal number without leading zeros, of 64 bits at most";
    private static final int HEX_DIGITS = 16;
    private static final long ALWAYS_SET = 2;

    private RegisterValues() {
    }

    /** A number as people write it; empty if it is none or does not fit into 64 bits. */
    static OptionalLong number(String text) {
        String value = text.toLowerCase(Locale.ROOT).replace("_", "");
        try {
            if (value.startsWith("0x")) {
                return unsigned(value.substring(2), 16);
            }
            if (value.startsWith("0b")) {
                return unsigned(value.substring(2), 2);
            }
            if (value.startsWith("-")) {
                return OptionalLong.of(Long.parseLong(value));
            }
            return value.length() > 1 && value.startsWith("0") ? OptionalLong.empty() : unsigned(value, 10);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong unsigned(String digits, int radix) {
        return digits.startsWith("+") || digits.startsWith("-") ? OptionalLong.empty()
                : OptionalLong.of(Long.parseUnsignedLong(digits, radix));
    }

    /** Bare hexadecimal digits, as the kernel prints them; empty if it is something else. */
    static OptionalLong hexadecimal(String text) {
        String digits = text.startsWith("0x") ? text.substring(2) : text;
        boolean right = !digits.isEmpty() && digits.length() <= HEX_DIGITS
                && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return right ? OptionalLong.of(Long.parseUnsignedLong(digits, 16)) : OptionalLong.empty();
    }

    /** The value of a list such as {@code [ ZF PF IOPL=3 ]}, with bit 1, always set; empty if one is unknown. */
    static OptionalLong flags(String list) {
        long value = ALWAYS_SET;
        for (String name : list.replaceAll("[\\[\\],|]", " ").strip().split("\\s+")) {
            OptionalLong bits = flag(name);
            if (!name.isEmpty() && bits.isEmpty()) {
                return OptionalLong.empty();
            }
            value |= bits.orElse(0);
        }
        return OptionalLong.of(value);
    }

    private static OptionalLong flag(String name) {
        int equals = name.indexOf('=');
        Flag flag = Flag.named(equals < 0 ? name : name.substring(0, equals)).orElse(null);
        if (flag == null) {
            return OptionalLong.empty();
        }
        if (equals < 0) {
            return OptionalLong.of(flag.mask());
        }
        OptionalLong number = number(name.substring(equals + 1));
        boolean fits = number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() < 1L << flag.width();
        return fits ? OptionalLong.of(number.getAsLong() << flag.bit()) : OptionalLong.empty();
    }
}
