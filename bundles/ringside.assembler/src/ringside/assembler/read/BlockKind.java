package ringside.assembler.read;

import java.util.List;
import java.util.Optional;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceLine;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Syntax;
import ringside.assembler.source.Token;
import ringside.assembler.source.TokenStream;
import ringside.assembler.source.Tokenizer;

/** Directives that take the lines down to another directive. */
enum BlockKind {
    /** The definition of a macro. */
    MACRO(".macro", ".endm"),
    /** Lines that are read several times. */
    REPEAT(".rept", ".endr");

    private final String opening;
    private final String closing;

    BlockKind(String opening, String closing) {
        this.opening = opening;
        this.closing = closing;
    }

    String opening() {
        return opening;
    }

    /** The kind that a word opens. */
    static Optional<BlockKind> openedBy(Token word) {
        return List.of(values()).stream().filter(kind -> word.isWord(kind.opening)).findFirst();
    }

    /** The kind that a word closes. */
    static Optional<BlockKind> closedBy(Token word) {
        return List.of(values()).stream().filter(kind -> word.isWord(kind.closing)).findFirst();
    }

    /**
     * The lines of a block.
     *
     * @param lines the lines around it
     * @param first index of the first line behind the one that opens it
     * @param opened where it is opened
     */
    List<SourceLine> body(List<SourceLine> lines, int first, Position opened) throws SourceProblem {
        int open = 1;
        for (int i = first; i < lines.size(); i++) {
            List<TokenStream> statements = statements(lines.get(i));
            for (TokenStream statement : statements) {
                Token word = firstWord(statement);
                boolean opens = word.isWord(opening);
                boolean closes = word.isWord(closing);
                if ((opens || closes) && statements.size() > 1) {
                    throw standsAlone(statement, word);
                }
                open += (opens ? 1 : 0) - (closes ? 1 : 0);
            }
            if (open == 0) {
                return lines.subList(first, i);
            }
        }
        throw new SourceProblem(opened, "this " + opening + " has no " + closing);
    }

    static SourceProblem standsAlone(TokenStream statement, Token word) {
        return statement.problem(word, word.text() + " must stand on a line of its own, without ';'");
    }

    /** None for a line that cannot be cut into words before its parameters have values. */
    private static List<TokenStream> statements(SourceLine line) {
        try {
            return new Tokenizer(line, Syntax.ATT).scan().statements();
        } catch (SourceProblem unfinished) {
            return List.of();
        }
    }

    /** The first word behind the labels. */
    private static Token firstWord(TokenStream statement) {
        int at = 0;
        for (int i = 1; statement.peek(i).kind() != Token.Kind.END; i++) {
            if (statement.peek(i).is(":")) {
                at = i + 1;
            }
        }
        return statement.peek(at);
    }
}
