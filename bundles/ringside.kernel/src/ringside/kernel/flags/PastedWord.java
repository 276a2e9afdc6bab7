package ringside.kernel.flags;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of flags as somebody copied it: {@code 0x2006}, {@code 8198}, {@code EFLAGS: 00010246},
 * {@code eflags 0x246 [ PF ZF IF ]}, {@code flags = 0x80}.
 *
 * @param word the word, where the text names one
 * @param value what it holds
 */
public record PastedWord(Optional<FlagsWord> word, long value) {

    private static final int HEX = 16;
    private static final Pattern FORM = Pattern.compile("(?i)(?:(?<name>[a-z][a-z_.]*)\\s*[:=]?\\s*)?"
            + "(?:0x(?<hex>[0-9a-f_]+)|(?<digits>[0-9a-f_]+))u?l*,?(?:\\s*\\[[a-z0-9 =]*])?");

    /** {@return the word in a text; empty if the text is none, or does not fit into 64 bits} */
    public static Optional<PastedWord> of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        Optional<FlagsWord> word = Optional.ofNullable(form.group("name")).flatMap(PastedWord::named);
        if (form.group("name") != null && word.isEmpty()) {
            return Optional.empty();
        }
        return value(form, word.isPresent()).map(value -> new PastedWord(word, value));
    }

    private static Optional<FlagsWord> named(String name) {
        return name.equalsIgnoreCase("RFL") ? Optional.of(FlagsWord.RFLAGS) : FlagsWord.named(name);
    }

    /** Registers are printed in hexadecimal with leading zeros and without a prefix; all else without one is decimal. */
    private static Optional<Long> value(Matcher form, boolean named) {
        String digits = form.group("digits");
        boolean hex = digits == null || named && digits.length() > 1 && digits.startsWith("0")
                || !digits.matches("[0-9_]+");
        String all = (digits == null ? form.group("hex") : digits).replace("_", "");
        try {
            return Optional.of(Long.parseUnsignedLong(all, hex ? HEX : 10));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
