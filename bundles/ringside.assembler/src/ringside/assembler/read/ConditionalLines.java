package ringside.assembler.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Token;
import ringside.assembler.source.TokenStream;

/** The nested {@code .if} blocks of one source file, or of the lines that one macro call or repetition makes. */
final class ConditionalLines {

    private static final Set<String> NAMES = Set.of(".if", ".ifdef", ".ifndef", ".ifnotdef", ".elseif", ".else",
            ".endif");
    private static final int DEEPEST = 100;

    private final Assembly assembly;
    private final Deque<Block> blocks = new ArrayDeque<>();

    ConditionalLines(Assembly assembly) {
        this.assembly = assembly;
    }

    /** One open block. */
    private static final class Block {
        private final Position start;
        private final boolean outer;
        private boolean active;
        private boolean taken;
        private boolean elseSeen;

        Block(Position start, boolean outer) {
            this.start = start;
            this.outer = outer;
        }

        void branch(boolean holds) {
            active = outer && !taken && holds;
            taken |= holds;
        }
    }

    /** True when statements are to be carried out. */
    boolean active() {
        return blocks.isEmpty() || blocks.peek().active;
    }

    /** True when this class reads such a statement. */
    static boolean reads(Token first) {
        return first.isName() && NAMES.contains(first.lower());
    }

    /** Carries out one of the statements. */
    void read(TokenStream tokens) throws SourceProblem {
        Token name = tokens.take();
        switch (name.lower()) {
            case ".elseif", ".else" -> otherwise(name, tokens);
            case ".endif" -> {
                current(name, tokens);
                blocks.pop();
                tokens.expectEnd("after .endif");
            }
            default -> open(name, tokens);
        }
    }

    private void open(Token name, TokenStream tokens) throws SourceProblem {
        if (blocks.size() >= DEEPEST) {
            throw tokens.problem(name, "more than " + DEEPEST + " nested .if");
        }
        Block block = new Block(tokens.position(name), active());
        blocks.push(block);
        block.taken = true;
        boolean holds = block.outer && condition(name, tokens);
        block.taken = false;
        block.branch(holds);
    }

    private boolean condition(Token name, TokenStream tokens) throws SourceProblem {
        boolean holds;
        if (name.isWord(".if") || name.isWord(".elseif")) {
            holds = new ExpressionParser(tokens, assembly, false).constant("after " + name.text()) != 0;
        } else {
            if (!tokens.peek().isName()) {
                throw tokens.unexpected("expected a symbol after " + name.text());
            }
            holds = assembly.symbols().isDefined(tokens.take().text()) == name.isWord(".ifdef");
        }
        tokens.expectEnd("after the condition");
        return holds;
    }

    private void otherwise(Token name, TokenStream tokens) throws SourceProblem {
        Block block = current(name, tokens);
        if (block.elseSeen) {
            throw tokens.problem(name, name.text() + " after .else; the .if stands at line " + block.start.line());
        }
        if (name.isWord(".else")) {
            block.elseSeen = true;
            block.branch(true);
            tokens.expectEnd("after .else");
            return;
        }
        boolean decides = block.outer && !block.taken;
        block.active = false;
        block.branch(decides && condition(name, tokens));
    }

    private Block current(Token name, TokenStream tokens) throws SourceProblem {
        if (blocks.isEmpty()) {
            throw tokens.problem(name, name.text() + " without .if");
        }
        return blocks.peek();
    }

    /** Reports the blocks that the file does not close. */
    void finish() {
        for (Block block : blocks) {
            assembly.problems().add(block.start, "this .if has no .endif");
        }
    }
}
