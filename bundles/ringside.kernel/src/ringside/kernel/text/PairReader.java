package ringside.kernel.text;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code name=value} pairs with any separators between them; a {@code #} starts a comment. */
final class PairReader {

    private static final Pattern PAIR = Pattern.compile(
            "(?<name>[$%]?[A-Za-z_][\\w.>-]*+)\\s*+[=:]\\s*+(?<value>\\[[^\\]]*+\\]?|[^\\s,;|(){}#]++)");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;|(){}]*+");

    private final RegisterCollector found;

    PairReader(RegisterCollector found) {
        this.found = found;
    }

    void line(String text, int number) {
        String line = text.indexOf('#') < 0 ? text : text.substring(0, text.indexOf('#'));
        Matcher separators = SEPARATORS.matcher(line);
        Matcher pair = PAIR.matcher(line);
        int at = 0;
        while (at < line.length() && !found.full()) {
            separators.region(at, line.length());
            at = separators.lookingAt() ? separators.end() : at;
            if (at == line.length()) {
                return;
            }
            pair.region(at, line.length());
            if (pair.lookingAt()) {
                pair(pair, number);
                at = pair.end();
            } else {
                at = leftOver(line, at, number);
            }
        }
    }

    private int leftOver(String line, int at, int number) {
        int end = at;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        found.problem(number, at + 1, "'" + RegisterCollector.shown(line.substring(at, end))
                + "' is no name=value; expected something like rip=0x401000");
        return end;
    }

    private void pair(Matcher pair, int number) {
        String name = pair.group("name");
        String value = pair.group("value");
        int column = pair.start("value") + 1;
        Optional<String> register = RegisterNames.any(name);
        if (register.isEmpty()) {
            String near = String.join(" or ", RegisterNames.near(name));
            found.problem(number, pair.start("name") + 1, "unknown register '" + RegisterCollector.shown(name)
                    + "'; expected the name of a 64-bit register" + (near.isEmpty() ? ""
                            : ", did you mean " + near + "?"));
            return;
        }
        boolean list = value.startsWith("[") && register.get().equals("rflags");
        OptionalLong read = list ? RegisterValues.flags(value) : RegisterValues.number(value);
        found.put(register.get(), read, value, list ? GdbReader.FLAG_NAMES : RegisterValues.EXPECTED, number, column);
    }
}
