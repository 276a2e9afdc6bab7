package ringside.assembler.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ringside.assembler.form.OpcodeTable;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceLine;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Syntax;
import ringside.assembler.source.Token;
import ringside.assembler.source.TokenStream;

/** The macros of one assembly; it makes the lines of their calls and of repeated blocks. */
final class Expander {

    /** Characters that all calls and repetitions of one assembly may make, line ends included. */
    static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 100;

    private final Map<String, Macro> macros = new HashMap<>();
    private int calls;
    private int level;
    private long made;

    /** The macro that a word calls, or null. */
    Macro called(Token word) {
        return word.isName() ? macros.get(word.lower()) : null;
    }

    /** The names of all macros in small letters. */
    Set<String> names() {
        return macros.keySet();
    }

    /** True when so much was made that the rest is not read. */
    boolean exhausted() {
        return made > LARGEST;
    }

    /**
     * Defines a macro.
     *
     * @param tokens the statement, whose word {@code .macro} comes next
     * @param body the lines of the macro
     */
    void define(TokenStream tokens, List<SourceLine> body) throws SourceProblem {
        tokens.take();
        Token name = tokens.take();
        checkName(name, tokens);
        Position where = tokens.position(name);
        for (SourceLine inner : body) {
            if (inner.text().strip().toLowerCase(Locale.ROOT).startsWith(BlockKind.MACRO.opening())) {
                throw new SourceProblem(inner.at(0), "a macro cannot be defined inside another macro");
            }
        }
        List<Macro.Parameter> parameters = Macro.parameters(new ArgumentReader(tokens.line(), name.end(),
                tokens.end()));
        Macro before = macros.putIfAbsent(name.lower(), new Macro(name.text(), where, parameters,
                List.copyOf(body)));
        if (before != null) {
            throw new SourceProblem(where, "the macro '" + before.name() + "' is defined already, in "
                    + before.where().file() + " line " + before.where().line() + "; choose another name");
        }
    }

    private static void checkName(Token name, TokenStream tokens) throws SourceProblem {
        if (!name.isName() || name.text().equals("$")) {
            throw tokens.problem(name, "expected the name of the macro after .macro, found " + name.describe());
        }
        ReservedWords.check(name, tokens, Syntax.INTEL);
        boolean instruction = !OpcodeTable.instance().forms(name.lower()).isEmpty() || name.isWord("lock");
        if (instruction || name.text().startsWith(".")) {
            throw tokens.problem(name, "'" + name.text() + (instruction ? "' is an instruction"
                    : "' has the form of a directive") + "; choose another name for the macro");
        }
    }

    /**
     * The lines of a call.
     *
     * @param tokens the statement, whose word that names the macro comes next
     */
    List<SourceLine> call(Macro macro, TokenStream tokens) throws SourceProblem {
        Token name = tokens.take();
        Position where = tokens.position(name);
        Map<String, String> values = macro.arguments(new ArgumentReader(tokens.line(), name.end(),
                tokens.end()), where);
        enter(where, 0);
        Position.Call call = new Position.Call(macro.name(), where);
        int number = calls++;
        List<SourceLine> lines = new ArrayList<>();
        for (SourceLine inner : macro.body()) {
            SourceLine expanded = new MacroLine(macro, values, number, inner).expand(call);
            lines.add(expanded);
            count(expanded.text().length() + 1, where);
        }
        return lines;
    }

    /**
     * The lines of a repeated block.
     *
     * @param where the statement
     * @param count how often they are repeated
     * @param operand where the count stands
     * @param body the lines that it repeats
     */
    List<SourceLine> repeat(Position where, long count, Position operand, List<SourceLine> body)
            throws SourceProblem {
        if (count < 0) {
            throw new SourceProblem(operand, "a count cannot be negative, found " + count);
        }
        long characters = body.stream().mapToLong(line -> line.text().length() + 1).sum();
        if (body.isEmpty()) {
            return List.of();
        }
        enter(where, count > LARGEST ? LARGEST + 1L : count * characters);
        return Collections.nCopies((int) count, body).stream().flatMap(List::stream).toList();
    }

    private void enter(Position where, long characters) throws SourceProblem {
        if (level >= DEEPEST) {
            throw new SourceProblem(where, "more than " + DEEPEST + " macros call each other; does one call itself "
                    + "without end?");
        }
        count(characters, where);
    }

    private void count(long characters, Position where) throws SourceProblem {
        made += characters;
        if (exhausted()) {
            throw new SourceProblem(where, "macros and .rept make more than 1 MiB of lines");
        }
    }

    /** To be called before the lines that it made are read. */
    void open() {
        level++;
    }

    /** To be called after the lines that it made were read. */
    void close() {
        level--;
    }
}
