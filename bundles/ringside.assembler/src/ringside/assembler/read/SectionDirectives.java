package ringside.assembler.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import ringside.assembler.layout.Alignment;
import ringside.assembler.layout.Expression;
import ringside.assembler.layout.Filling;
import ringside.assembler.layout.Label;
import ringside.assembler.layout.Section;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Token;
import ringside.assembler.source.TokenStream;

/** Carries out the directives that choose a section. */
final class SectionDirectives {

    private static final Set<String> SHORT = Set.of(".text", ".data", ".bss", ".rodata");

    /** Reads the directive whose name is read already. */
    @FunctionalInterface
    interface Handler {
        void read(Token name, TokenStream tokens) throws SourceProblem;
    }

    private final Assembly assembly;
    private final Deque<Section> pushed = new ArrayDeque<>();
    private Section previous;

    SectionDirectives(Assembly assembly) {
        this.assembly = assembly;
        this.previous = assembly.current();
    }

    /** All of them by name. */
    Map<String, Handler> handlers() {
        Map<String, Handler> handlers = new HashMap<>();
        SHORT.forEach(name -> handlers.put(name, (word, tokens) -> select(assembly.named(word.lower()))));
        handlers.put(".section", this::section);
        handlers.put(".pushsection", (word, tokens) -> {
            pushed.push(assembly.current());
            section(word, tokens);
        });
        handlers.put(".popsection", (word, tokens) -> {
            if (pushed.isEmpty()) {
                throw tokens.problem(word, ".popsection without .pushsection");
            }
            select(pushed.pop());
        });
        handlers.put(".previous", (word, tokens) -> select(previous));
        handlers.put(".comm", (word, tokens) -> common(tokens));
        handlers.put(".lcomm", (word, tokens) -> common(tokens));
        return handlers;
    }

    private void select(Section section) {
        previous = assembly.current();
        assembly.select(section);
    }

    /** The section's name; flags and type behind it change nothing here. */
    private void section(Token directive, TokenStream tokens) throws SourceProblem {
        Token name = tokens.take();
        String text = name.text();
        while (name.isName() && tokens.peek().is("-") && tokens.peek(1).isName()) {
            tokens.take();
            text += "-" + tokens.take().text();
        }
        Section section = name.isName() || name.kind() == Token.Kind.STRING ? assembly.named(text) : null;
        if (section == null) {
            throw tokens.problem(name, "expected .text, .data, .bss or .rodata after " + directive.text() + ", found "
                    + name.describe());
        }
        select(section);
        while (tokens.accept(",")) {
            if (tokens.accept("@")) {
                tokens.take();
            } else if (tokens.peek().kind() == Token.Kind.STRING || tokens.peek().kind() == Token.Kind.NUMBER
                    || tokens.peek().isName()) {
                tokens.take();
            } else {
                throw tokens.problem(name, "expected flags in double quotes or a type such as @progbits after ','");
            }
        }
    }

    /** {@code .comm symbol, bytes, alignment}: zeros in .bss. */
    private void common(TokenStream tokens) throws SourceProblem {
        if (!tokens.peek().isName()) {
            throw tokens.unexpected("expected a symbol");
        }
        Token name = tokens.take();
        Position where = tokens.position(name);
        ReservedWords.check(name, tokens, assembly.syntax());
        tokens.expect(",", "behind the symbol " + name.text());
        long bytes = new ExpressionParser(tokens, assembly, false).constant("after ','");
        long boundary = tokens.accept(",") ? new ExpressionParser(tokens, assembly, false).constant("after ','") : 1;
        if (bytes < 0 || bytes > Section.LARGEST || boundary < 1 || Long.bitCount(boundary) != 1
                || boundary > Directives.LARGEST_ALIGNMENT) {
            throw new SourceProblem(where, "expected a number of bytes up to 16 MiB and a power of two up to "
                    + Directives.LARGEST_ALIGNMENT + " behind the symbol " + name.text());
        }
        Section bss = assembly.section(".bss");
        bss.add(new Alignment(where, boundary, null, 0, false, assembly.codeBits()));
        Label label = new Label();
        label.place(bss);
        assembly.symbols().symbol(name.text()).define(new Expression.Place(label, name.text(), where), where, true);
        bss.add(new Filling(where, bytes, new byte[1]));
    }
}
