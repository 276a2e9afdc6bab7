package ringside.kernel.text;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ringside.kernel.decision.Operand;

/** Reads the three columns of gdb's {@code info registers}: name, value, value once more in another form. */
final class GdbReader {

    static final String FLAG_NAMES = "expected names of flags in brackets, such as [ ZF PF IF ]";

    private static final Pattern LINE = Pattern.compile(
            "\\s*+(?<name>[A-Za-z_]\\w*+)\\s++(?<value>\\[[^\\]]*+\\]?|\\S++)\\s*+(?<list>\\[[^\\]]*+\\])?.*+");

    private final RegisterCollector found;

    GdbReader(RegisterCollector found) {
        this.found = found;
    }

    /** Lines without a 64-bit register in front, such as a prompt or vector registers, say nothing. */
    void line(String text, int number) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            return;
        }
        Optional<String> register = RegisterNames.full(line.group("name"));
        if (register.isEmpty()) {
            return;
        }
        boolean flags = register.get().equals("rflags");
        String value = line.group("value");
        int column = line.start("value") + 1;
        if (flags && value.startsWith("[")) {
            found.put("rflags", RegisterValues.flags(value), value, FLAG_NAMES, number, column);
            return;
        }
        OptionalLong read = RegisterValues.number(value);
        found.put(register.get(), read, value, RegisterValues.EXPECTED, number, column);
        if (flags && read.isPresent() && line.group("list") != null) {
            compare(read.getAsLong(), line, number);
        }
    }

    /** gdb names no flag that is not set; if it does here, the text has been changed by hand. */
    private void compare(long value, Matcher line, int number) {
        OptionalLong named = RegisterValues.flags(line.group("list"));
        if (named.isEmpty()) {
            found.problem(number, line.start("list") + 1, "unknown flag in '"
                    + RegisterCollector.shown(line.group("list")) + "': " + FLAG_NAMES);
        } else if ((named.getAsLong() & ~value & ~2L) != 0) {
            found.problem(number, line.start("list") + 1, "the names '" + line.group("list") + "' contradict the value "
                    + Operand.hex(value) + "; expected both to say the same");
        }
    }
}
