package ringside.machine.assembler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a source line by line, and the files that it includes. */
final class SourceReader {

    /** Characters that one file may have. */
    static final int LARGEST_FILE = 1 << 20;
    /** Characters that a source may have with everything it includes. */
    static final int LARGEST_TOTAL = 4 << 20;
    private static final int DEEPEST_INCLUDE = 16;

    private final Assembly assembly;
    private final SourceLibrary includes;
    private final StatementReader statements;
    private final List<Note> waiting = new ArrayList<>();
    private PendingLine lastComment;
    private long total;
    private int level;

    SourceReader(Assembly assembly, SourceLibrary includes) {
        this.assembly = assembly;
        this.includes = includes;
        this.statements = new StatementReader(assembly);
    }

    /** Reads a whole source; what is wrong stands in the problems of the assembly. */
    void read(String file, String source) {
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
        Conditions conditions = new Conditions(assembly);
        String[] lines = source.split("\n", -1);
        int count = lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
        for (int i = 0; i < count && !assembly.problems().full(); i++) {
            String text = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
            readLine(file, i + 1, text, conditions);
        }
        conditions.finish();
    }

    private void readLine(String file, int number, String text, Conditions conditions) {
        ScannedLine scanned;
        try {
            scanned = new Tokenizer(file, number, text).scan();
        } catch (SourceProblem problem) {
            if (conditions.active()) {
                assembly.problems().add(problem);
            }
            return;
        }
        for (int i = 0; i < scanned.statements().size(); i++) {
            boolean last = i == scanned.statements().size() - 1;
            TokenStream tokens = scanned.statements().get(i);
            if (!last && tokens.atEnd()) {
                continue;
            }
            Comment comment = last ? Comment.read(scanned.comment()) : Comment.NONE;
            readStatement(tokens, text, comment, new PendingLine(new Position(file, number, 1)), conditions);
        }
    }

    private void readStatement(TokenStream tokens, String text, Comment comment, PendingLine line,
            Conditions conditions) {
        boolean active = conditions.active();
        boolean condition = Conditions.reads(tokens.peek());
        Optional<Included> included = Optional.empty();
        if (active) {
            line.comment(comment.text());
            assembly.lines().add(line);
        }
        try {
            if (condition) {
                line.code(text.substring(tokens.start(), tokens.end()).strip());
                conditions.read(tokens);
            } else if (active && tokens.peek().isWord(".include")) {
                line.code(text.substring(tokens.start(), tokens.end()).strip());
                included = Optional.of(include(tokens));
            } else if (active) {
                statements.read(tokens, text, line);
            }
        } catch (SourceProblem problem) {
            assembly.problems().add(problem);
        }
        if (active) {
            attach(comment, line);
        }
        included.ifPresent(this::read);
    }

    /** Notes of a comment on a line of its own wait for the next line with an instruction or a label. */
    private void attach(Comment comment, PendingLine line) {
        if (line.takesNotes()) {
            line.notes().addAll(waiting);
            waiting.clear();
        } else if (line.code().isEmpty()) {
            waiting.addAll(comment.notes());
            lastComment = line;
            return;
        }
        line.notes().addAll(comment.notes());
    }

    /** A file that is to be read. */
    private record Included(String name, String source, Position from) {
    }

    private Included include(TokenStream tokens) throws SourceProblem {
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
        Optional<String> source = includes.source(name.text());
        if (source.isEmpty()) {
            throw new SourceProblem(where, "the file \"" + name.text() + "\" to include was not found");
        }
        return new Included(name.text(), source.get(), where);
    }

    private void read(Included file) {
        level++;
        readFile(file.name(), file.source(), file.from());
        level--;
    }
}
