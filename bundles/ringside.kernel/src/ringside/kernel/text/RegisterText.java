package ringside.kernel.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads registers from text that somebody pasted: {@code name=value} pairs with any separators, the answer of gdb to
 * {@code info registers}, or a kernel oops. Which of the three it is shows in the text itself.
 */
public final class RegisterText {

    /** The longest text that is read, in characters. */
    public static final int LONGEST = 256 * 1024;

    /** The longest line that is read, in characters. */
    public static final int LONGEST_LINE = 4096;

    private static final Pattern PAIR = Pattern
            .compile("(?<![\\w.>-])(?<name>[$%]?[A-Za-z_][\\w.>-]*+)\\s*+(?:=|:(?!:))");
    private static final Pattern BRACKETS = Pattern.compile("[\\[<][^\\[\\]<>]*+[\\]>]");

    private RegisterText() {
    }

    /**
     * Reads every register in a text.
     *
     * @throws RegisterTextException naming line and column of each value or name that cannot be understood. Registers
     *                               that are not there are no problem here: see {@link ParsedRegisters#state()}
     */
    public static ParsedRegisters parse(String text) throws RegisterTextException {
        requireLength(0, "the text", text.length(), LONGEST);
        List<String> lines = text.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            requireLength(at + 1, "this line", lines.get(at).length(), LONGEST_LINE);
        }
        RegisterCollector found = new RegisterCollector();
        ParsedRegisters.Form form = form(lines);
        switch (form) {
            case OOPS -> new OopsReader(found).read(lines);
            case PAIRS -> {
                PairReader reader = new PairReader(found);
                for (int at = 0; at < lines.size() && !found.full(); at++) {
                    reader.line(lines.get(at), at + 1);
                }
            }
            case GDB -> {
                GdbReader reader = new GdbReader(found);
                for (int at = 0; at < lines.size() && !found.full(); at++) {
                    reader.line(lines.get(at), at + 1);
                }
            }
        }
        ParsedRegisters registers = found.result(form);
        if (registers.values().isEmpty()) {
            throw new RegisterTextException(List.of(new RegisterProblem(1, 1, "no register found; expected "
                    + "name=value pairs such as rip=0x401000, the lines of gdb's info registers, or a kernel oops")));
        }
        return registers;
    }

    private static void requireLength(int line, String what, int length, int most) throws RegisterTextException {
        if (length > most) {
            throw new RegisterTextException(List.of(new RegisterProblem(line, most + 1, what + " has " + length
                    + " characters, at most " + most + " are read; give the lines with the registers only")));
        }
    }

    private static ParsedRegisters.Form form(List<String> lines) {
        if (lines.stream().anyMatch(line -> OopsReader.RIP.matcher(line).find())) {
            return ParsedRegisters.Form.OOPS;
        }
        return lines.stream().anyMatch(RegisterText::hasPair) ? ParsedRegisters.Form.PAIRS : ParsedRegisters.Form.GDB;
    }

    private static boolean hasPair(String line) {
        return PAIR.matcher(BRACKETS.matcher(line).replaceAll(" ")).results()
                .anyMatch(pair -> RegisterNames.any(pair.group(1)).isPresent() || line.indexOf('=') >= 0);
    }
}
