package ringside.assembler.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.assembler.source.Comment;
import ringside.assembler.source.Note;
import ringside.assembler.source.Position;
import ringside.assembler.source.ScannedLine;
import ringside.assembler.source.SourceComments;
import ringside.assembler.source.SourceLibrary;
import ringside.assembler.source.SourceLine;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Token;
import ringside.assembler.source.TokenStream;
import ringside.assembler.source.Tokenizer;

/** Reads a source line by line, the files that it includes, and the lines that macros and repetitions make. */
public final class SourceReader {

    /** Characters that one file may have. */
    public static final int LARGEST_FILE = 1 << 20;
    /** Characters that a source may have with everything it includes. */
    static final int LARGEST_TOTAL = 4 << 20;
    private static final int DEEPEST_INCLUDE = 16;
    private static final Runnable NOTHING = () -> {};

    private final Assembly assembly;
    private final SourceLibrary includes;
    private final StatementReader statements;
    private final List<Note> waiting = new ArrayList<>();
    private PendingLine lastComment;
    private long total;
    private int level;

    public SourceReader(Assembly assembly, SourceLibrary includes) {
        this.assembly = assembly;
        this.includes = includes;
        this.statements = new StatementReader(assembly);
    }

    /** Reads a whole source; what is wrong stands in the problems of the assembly. */
    public void read(String file, String source) {
        readFile(file, source, new Position(file, 1, 1));
        if (lastComment != null) {
            lastComment.notes().addAll(waiting);
        }
    }

    private void readFile(String file, String source, Position from) {
        total += source.length();
        if (source.length() > LARGEST_FILE || total > LARGEST_TOTAL) {
            assembly.problems().add(from, source.length() > LARGEST_FILE ? "the source is larger than 1 MiB"
                    : "the sources are larger than 4 MiB together");
            return;
        }
        readLines(SourceLine.of(file, SourceComments.removed(file, source, assembly.problems())));
    }

    private void readLines(List<SourceLine> lines) {
        ConditionalLines conditions = new ConditionalLines(assembly);
        int next = 0;
        while (next < lines.size() && !assembly.problems().full() && !assembly.macros().exhausted()) {
            next = readLine(lines, next, conditions);
        }
        conditions.finish();
    }

    /** Reads a line and the block that it opens; the result is the index of the line to read next. */
    private int readLine(List<SourceLine> lines, int index, ConditionalLines conditions) {
        ScannedLine scanned;
        try {
            scanned = new Tokenizer(lines.get(index), assembly.syntax()).scan();
        } catch (SourceProblem problem) {
            if (conditions.active()) {
                assembly.problems().add(problem);
            }
            return index + 1;
        }
        int next = index + 1;
        for (int i = 0; i < scanned.statements().size(); i++) {
            TokenStream tokens = scanned.statements().get(i);
            boolean last = i == scanned.statements().size() - 1;
            if (!last && tokens.atEnd()) {
                continue;
            }
            Comment comment = last ? Comment.read(lines.get(index), scanned.comment()) : Comment.NONE;
            if (ConditionalLines.reads(tokens.peek())) {
                readCondition(tokens, comment, conditions);
            } else if (conditions.active()) {
                next = readStatement(tokens, comment, new Following(lines, next, scanned.statements().size() == 1));
            }
        }
        return next;
    }

    private void readCondition(TokenStream tokens, Comment comment, ConditionalLines conditions) {
        if (conditions.active()) {
            PendingLine line = added(tokens, comment);
            line.code(tokens.line().text().substring(tokens.start(), tokens.end()).strip());
            line.notes().addAll(comment.notes());
        }
        try {
            conditions.read(tokens);
        } catch (SourceProblem problem) {
            assembly.problems().add(problem);
        }
    }

    /**
     * What stands behind a statement.
     *
     * @param lines the file or the made lines that it stands in
     * @param next index of the next line
     * @param alone true when the statement has its line for itself
     */
    private record Following(List<SourceLine> lines, int next, boolean alone) {
    }

    /** Reads a statement and what it stands for; the result is the index of the line to read next. */
    private int readStatement(TokenStream tokens, Comment comment, Following following) {
        PendingLine line = added(tokens, comment);
        int next = following.next();
        Runnable rest = NOTHING;
        try {
            statements.readLabels(tokens, line);
            Token word = tokens.peek();
            Optional<BlockKind> block = BlockKind.openedBy(word);
            Macro macro = tokens.peek(1).is("=") || tokens.peek(1).is("==") ? null : assembly.macros().called(word);
            line.definesMacro(word.isWord(BlockKind.MACRO.opening()));
            if (word.isWord(".include")) {
                rest = include(tokens);
            } else if (block.isPresent()) {
                next = following.lines().size();
                List<SourceLine> body = body(block.get(), tokens, following);
                next = following.next() + body.size() + 1;
                rest = block(block.get(), tokens, body);
            } else if (macro != null) {
                List<SourceLine> made = assembly.macros().call(macro, tokens);
                rest = () -> readMade(made);
            } else {
                statements.read(tokens, line);
            }
        } catch (SourceProblem problem) {
            assembly.problems().add(problem);
        }
        attach(comment, line, rest != NOTHING);
        rest.run();
        return next;
    }

    private PendingLine added(TokenStream tokens, Comment comment) {
        PendingLine line = new PendingLine(tokens.line().start());
        line.comment(comment.text());
        assembly.lines().add(line);
        return line;
    }

    /** Notes of a line without code, and of one that others follow for, wait for an instruction or a label. */
    private void attach(Comment comment, PendingLine line, boolean othersFollow) {
        if (line.takesNotes() || line.definesMacro()) {
            line.notes().addAll(waiting);
            waiting.clear();
        } else if (line.code().isEmpty() || othersFollow) {
            waiting.addAll(comment.notes());
            lastComment = line;
            return;
        }
        line.notes().addAll(comment.notes());
    }

    private static List<SourceLine> body(BlockKind kind, TokenStream tokens, Following following)
            throws SourceProblem {
        Token word = tokens.peek();
        if (!following.alone()) {
            throw BlockKind.standsAlone(tokens, word);
        }
        return kind.body(following.lines(), following.next(), tokens.position(word));
    }

    private Runnable block(BlockKind kind, TokenStream tokens, List<SourceLine> body) throws SourceProblem {
        if (kind == BlockKind.MACRO) {
            assembly.macros().define(tokens, body);
            return NOTHING;
        }
        List<SourceLine> made = repeated(tokens, body);
        return () -> readMade(made);
    }

    private List<SourceLine> repeated(TokenStream tokens, List<SourceLine> body) throws SourceProblem {
        Position where = tokens.position(tokens.take());
        Position operand = tokens.position();
        long count = new ExpressionParser(tokens, assembly, false).constant("after .rept");
        tokens.expectEnd("after the count");
        return assembly.macros().repeat(where, count, operand, body);
    }

    private void readMade(List<SourceLine> lines) {
        assembly.macros().open();
        readLines(lines);
        assembly.macros().close();
    }

    private Runnable include(TokenStream tokens) throws SourceProblem {
        tokens.take();
        Position where = tokens.position();
        Token name = tokens.take();
        if (name.kind() != Token.Kind.STRING) {
            throw tokens.problem(name, "expected a file name in double quotes after .include, found "
                    + name.describe());
        }
        tokens.expectEnd("after the file name");
        if (level >= DEEPEST_INCLUDE) {
            throw new SourceProblem(where, "more than " + DEEPEST_INCLUDE + " files include each other; does "
                    + name.text() + " include itself?");
        }
        String source = includes.source(name.text()).orElseThrow(() -> new SourceProblem(where, "the file \""
                + name.text() + "\" to include was not found"));
        return () -> {
            level++;
            readFile(name.text(), source, where);
            level--;
        };
    }
}
