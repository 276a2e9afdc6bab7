package ringside.kernel.text.form;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import ringside.machine.state.Flag;

/**
 * The value of a register as it is written.
 *
 * @param digits   the number, with its prefix if it has one; empty where there is none
 * @param radix    what is known about it
 * @param selector the selector in front of it, such as 33 in {@code 0033:0x401000}
 * @param bracket  whether the address stands in {@code [<…>]}
 * @param symbol   the function that the address lies in, where the text names it; otherwise empty
 * @param offset   how far into the function
 */
record WrittenValue(String digits, Radix radix, OptionalLong selector, boolean bracket, String symbol, long offset) {

    /** How the digits are to be read. */
    enum Radix {
        /** They are hexadecimal, whatever stands around them. */
        HEX,
        /** They are decimal, whatever stands around them. */
        DECIMAL,
        /** The other values of the text must tell. */
        OPEN
    }

    private static final int LONGEST_HEX = 16;
    private static final int LONGEST_OPEN = 20;
    private static final long ALWAYS_SET = 2;
    private static final List<String> LONG_FLAGS = List.of("CARRY", "PARITY", "ADJUST", "ZERO", "SIGN", "TRAP",
            "INTERRUPT", "DIRECTION", "OVERFLOW", "NESTED", "RESUME", "VIRTUALX86", "IDENTIFICATION");
    private static final List<Flag> LONG_MEANT = List.of(Flag.CF, Flag.PF, Flag.AF, Flag.ZF, Flag.SF, Flag.TF, Flag.IF,
            Flag.DF, Flag.OF, Flag.NT, Flag.RF, Flag.VM, Flag.ID);

    /** A number with nothing else known about it. */
    static WrittenValue number(String written, Radix radix) {
        return new WrittenValue(written, radix, OptionalLong.empty(), false, "", 0);
    }

    /** The same number with a selector in front. */
    WrittenValue behind(String selectorDigits) {
        return new WrittenValue(digits, radix, hex(selectorDigits), bracket, symbol, offset);
    }

    /** The same in brackets. */
    WrittenValue bracketed() {
        return new WrittenValue(digits, radix, selector, true, symbol, offset);
    }

    /** The same with the function that the text names. */
    WrittenValue in(String function, String bytes) {
        return new WrittenValue(digits, radix, selector, bracket, function, hex(bytes).orElse(0));
    }

    /** A list of flags, such as {@code ZF IF} or {@code ZERO carry}; empty if it is none. */
    static Optional<WrittenValue> flags(String list) {
        long value = ALWAYS_SET;
        for (String name : list.replace(',', ' ').strip().split(" +")) {
            OptionalLong bits = flag(name);
            if (bits.isEmpty() && !name.isEmpty()) {
                return Optional.empty();
            }
            value |= bits.orElse(0);
        }
        return Optional.of(number("0x" + Long.toHexString(value), Radix.HEX));
    }

    private static OptionalLong flag(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        int equals = upper.indexOf('=');
        if (equals >= 0) {
            boolean level = upper.startsWith("IOPL=") && upper.length() == equals + 2;
            int value = level ? upper.charAt(equals + 1) - '0' : -1;
            return value < 0 || value > 3 ? OptionalLong.empty() : OptionalLong.of((long) value << Flag.IOPL.bit());
        }
        int at = LONG_FLAGS.indexOf(upper);
        Optional<Flag> flag = at >= 0 ? Optional.of(LONG_MEANT.get(at)) : Flag.named(name);
        // In such a list a flag in small letters is clear.
        return flag.isEmpty() ? OptionalLong.empty() : OptionalLong.of(name.equals(upper) ? flag.get().mask() : 0);
    }

    /** Bare or prefixed hexadecimal digits; empty if they do not fit into 64 bits. */
    static OptionalLong hex(String text) {
        String digits = bare(text);
        if (digits.isEmpty() || digits.length() > LONGEST_HEX) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseUnsignedLong(digits, 16));
    }

    private static String bare(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replaceAll("[_`':]", "");
        String digits = lower.startsWith("0x") ? lower.substring(2) : lower;
        return digits.endsWith("h") ? digits.substring(0, digits.length() - 1) : digits;
    }

    /** What the digits themselves tell: letters, leading zeros, or more digits than a decimal number has. */
    Radix told() {
        if (radix != Radix.OPEN) {
            return radix;
        }
        String digitsOnly = bare(digits);
        if (digits.startsWith("-")) {
            return Radix.DECIMAL;
        }
        boolean letters = digitsOnly.chars().anyMatch(each -> each > '9');
        boolean zeros = digitsOnly.length() > 1 && digitsOnly.charAt(0) == '0';
        if (letters || zeros || digits.indexOf('`') >= 0 || digits.indexOf('_') >= 0
                || digitsOnly.length() == LONGEST_HEX) {
            return Radix.HEX;
        }
        return digitsOnly.length() > LONGEST_HEX ? Radix.DECIMAL : Radix.OPEN;
    }

    /**
     * The number.
     *
     * @param open how to read digits that do not tell it themselves
     * @return empty if there is no number, or it does not fit into 64 bits
     */
    OptionalLong value(Radix open) {
        if (digits.isEmpty()) {
            return OptionalLong.empty();
        }
        Radix read = told() == Radix.OPEN ? open : told();
        if (read == Radix.HEX) {
            return hex(digits);
        }
        return decimal();
    }

    private OptionalLong decimal() {
        boolean negative = digits.startsWith("-");
        String positive = negative ? digits.substring(1) : digits;
        if (positive.startsWith("0x")) {
            OptionalLong value = hex(positive);
            return value.isEmpty() ? value : OptionalLong.of(-value.getAsLong());
        }
        if (positive.isEmpty() || positive.length() > LONGEST_OPEN
                || !positive.chars().allMatch(each -> each >= '0' && each <= '9')) {
            return OptionalLong.empty();
        }
        BigInteger value = new BigInteger(positive);
        if (value.bitLength() > Long.SIZE) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(negative ? value.negate().longValue() : value.longValue());
    }
}
