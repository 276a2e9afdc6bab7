package ringside.assembler.intake;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What only other assemblers, or a compiler, read. */
enum Dialect {
    /** The netwide assembler. */
    NASM("nasm", List.of(
            new Sign("\\bsection\\s+\\.\\w+", "'.section .text' or just '.text'"),
            new Sign("\\bsegment\\s+\\.?\\w+", "'.section .text' or just '.text'"),
            new Sign("\\bglobal\\s+\\w+", "'.globl _start'"),
            new Sign("\\bextern\\s+\\w+", "'.extern', and what it names must be in the program itself"),
            new Sign("\\b(bits|use)\\s+(64|32|16)", "'.code64', which is the default, or '.code32'"),
            new Sign("\\bdefault\\s+rel\\b", "[rip + symbol] at each address"),
            new Sign("%(define|macro|include|if\\w*|assign|endmacro|endif)\\b.*", "'.equ', '.macro' or '.if'"),
            new Sign("(\\w+:?\\s+)?res[bwdq]\\s+.+", "'.skip' and a number of bytes"),
            new Sign("(\\w+:?\\s+)?times\\s+.+", "'.rept' and '.endr'"),
            new Sign("\\w+:?\\s+equ\\s+.+", "'.equ name, value'"))),
    /** Microsoft's assembler. */
    MASM("masm", List.of(
            new Sign("\\.(code|const|data\\?|model|stack|386p?|486p?|586p?|686p?|x64)\\b.*", "'.text' or '.data'"),
            new Sign("(include|includelib|option|assume)\\s+\\S+", "a program of its own: there is no library"),
            new Sign("\\w+\\s+(proc|endp|segment|ends|macro|label)\\b.*", "a label, 'name:', or '.macro'"),
            new Sign("extrn\\s+\\w+.*|public\\s+\\w+", "'.globl'"),
            new Sign("end(\\s+\\w+)?", "nothing: a program ends at its last line"),
            new Sign("invoke\\s+.*", "'call' or 'syscall'"))),
    /** What both have. */
    EITHER("nasm or masm", List.of(
            new Sign("(\\w+:?\\s+)?d[bwdq]\\s+.+", "'.byte', '.short', '.long', '.quad' or '.ascii'"),
            new Sign(".*[\\s,\\[+-][0-9][0-9a-f]*h\\b.*", "a number such as 0x27"),
            new Sign(".*;\\s*[a-z].*", "'#' before a comment: ';' separates statements"))),
    /** A compiler's input. */
    C("C source", List.of(
            new Sign("#\\s*include\\s*[<\"].*", ""),
            new Sign("(static\\s+|extern\\s+|const\\s+|unsigned\\s+)*(int|void|char|long|short|struct|typedef|float|"
                    + "double|size_t)\\b[^:]*[({;=].*", ""),
            new Sign("(return|if|while|for|switch)\\b.*[;{(].*", ""),
            new Sign("[{}]\\s*;?", "")));

    private final String title;
    private final List<Sign> signs;

    Dialect(String title, List<Sign> signs) {
        this.title = title;
        this.signs = signs;
    }

    /**
     * How a statement shows what it is.
     *
     * @param statement the whole of it, in letters of either case
     * @param instead what GNU as has for it
     */
    private record Sign(Pattern statement, String instead) {
        Sign(String statement, String instead) {
            this(Pattern.compile(statement, Pattern.CASE_INSENSITIVE), instead);
        }
    }

    /**
     * A statement that shows what a text is.
     *
     * @param line where it stands, from 1
     * @param column from 1
     * @param message what it is and what to do
     */
    record Found(int line, int column, String message) {
    }

    /** The first statement of a text that only others read; empty when there is none. */
    static Optional<Found> in(String source) {
        String[] lines = source.split("\n", -1);
        for (Dialect dialect : new Dialect[] {C, NASM, MASM, EITHER}) {
            for (int i = 0; i < lines.length; i++) {
                Optional<Found> found = dialect.in(lines[i], i + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Found> in(String line, int number) {
        String text = line.strip();
        String statement = this == EITHER || this == C ? text : text.replaceFirst("\\s*;.*", "");
        if (this == EITHER) {
            statement = statement.replaceFirst("\\s*#.*", "");
        }
        for (Sign sign : signs) {
            Matcher matcher = sign.statement().matcher(statement);
            if (!statement.isEmpty() && matcher.matches()) {
                return Optional.of(new Found(number, 1 + line.indexOf(text), message(statement, sign)));
            }
        }
        return Optional.empty();
    }

    private String message(String statement, Sign sign) {
        String shown = statement.length() > 40 ? statement.substring(0, 40) + "\u2026" : statement;
        return this == C ? "this is C source ('" + shown + "'), not assembly: compile it first, as gcc -O1 -S does"
                : "this program is in the dialect of " + title + " ('" + shown + "'); expected that of GNU as, which"
                        + " has here " + sign.instead();
    }
}
