package ringside.assembler.read;

import java.util.Arrays;
import java.util.Map;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceLine;
import ringside.assembler.source.SourceProblem;

/** Puts arguments in the places of parameters in one line of a macro's body, its comment included. */
final class MacroLine {

    private final Macro macro;
    private final Map<String, String> values;
    private final int number;
    private final SourceLine line;
    private final StringBuilder out = new StringBuilder();
    private int[] columns = new int[64];
    private boolean quoted;
    private boolean comment;
    private int at;

    /**
     * Makes the work on a line.
     *
     * @param values of the parameters by name
     * @param number what {@code \@} stands for
     */
    MacroLine(Macro macro, Map<String, String> values, int number, SourceLine line) {
        this.macro = macro;
        this.values = values;
        this.number = number;
        this.line = line;
    }

    /** The line as a call makes it. */
    SourceLine expand(Position.Call call) throws SourceProblem {
        Position start = line.start();
        Position made = new Position(start.file(), start.line(), start.column(), call);
        String text = line.text();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                reference(text.charAt(at + 1));
            } else {
                follow(c);
                add(String.valueOf(c), at++);
            }
        }
        mark(out.length(), at);
        return new SourceLine(made, out.toString(), columns);
    }

    /** Keeps track of strings and the comment. */
    private void follow(char c) {
        if (c == '"' && !comment && (at == 0 || line.text().charAt(at - 1) != '\\')) {
            quoted = !quoted;
        } else if (c == '#' && !quoted) {
            comment = true;
        }
    }

    /** Reads what stands behind a backslash. */
    private void reference(char next) throws SourceProblem {
        int start = at++;
        if (next == '@') {
            add(Integer.toString(number), start);
            at++;
        } else if (next == '(') {
            int close = line.text().indexOf(')', at);
            if (close < 0) {
                throw new SourceProblem(line.at(start), "expected ')' behind '\\('");
            }
            add(line.text().substring(at + 1, close), start);
            at = close + 1;
        } else {
            parameter(start);
        }
    }

    private void parameter(int start) throws SourceProblem {
        int end = at;
        while (end < line.text().length() && ArgumentReader.partOfName(line.text().charAt(end), end == at)) {
            end++;
        }
        String name = line.text().substring(at, end);
        String value = values.get(name);
        if (value != null) {
            add(value, start);
            at = end;
        } else if (quoted || name.isEmpty()) {
            add("\\", start);
        } else {
            throw new SourceProblem(line.at(start), "unknown parameter '\\" + name + "': " + macro.described());
        }
    }

    private void add(String piece, int from) {
        for (int i = 0; i < piece.length(); i++) {
            mark(out.length() + i, from);
        }
        out.append(piece);
    }

    private void mark(int index, int from) {
        if (index >= columns.length) {
            columns = Arrays.copyOf(columns, Math.max(index + 1, 2 * columns.length));
        }
        columns[index] = from + 1;
    }
}
