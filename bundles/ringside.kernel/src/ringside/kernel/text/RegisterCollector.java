package ringside.kernel.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import ringside.kernel.decision.Operand;

/** Gathers registers and problems while a text is read. */
final class RegisterCollector {

    private static final int SHOWN = 40;
    private static final int MOST_PROBLEMS = 20;

    private final Map<String, Long> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final List<RegisterProblem> problems = new ArrayList<>();

    /** Keeps a value; the same register with another value is a problem. */
    void put(String register, long value, int line, int column) {
        Long earlier = values.putIfAbsent(register, value);
        if (earlier == null) {
            lines.put(register, line);
        } else if (earlier != value) {
            problem(line, column, register + " is given twice: " + Operand.hex(earlier) + " in line "
                    + lines.get(register) + ", " + Operand.hex(value) + " here; expected one value");
        }
    }

    /** Keeps a value, or says that the text given for it is none. */
    void put(String register, OptionalLong value, String text, String expected, int line, int column) {
        if (value.isPresent()) {
            put(register, value.getAsLong(), line, column);
        } else {
            problem(line, column, register + " cannot be '" + shown(text) + "': " + expected);
        }
    }

    void problem(int line, int column, String message) {
        problems.add(new RegisterProblem(line, column, message));
    }

    /** Whether so much is wrong that reading on helps nobody. */
    boolean full() {
        return problems.size() >= MOST_PROBLEMS;
    }

    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    ParsedRegisters result(ParsedRegisters.Form form) throws RegisterTextException {
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(RegisterProblem::line).thenComparing(RegisterProblem::column));
            throw new RegisterTextException(problems);
        }
        return new ParsedRegisters(form, values);
    }
}
