package ringside.assembler.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import ringside.assembler.layout.Alignment;
import ringside.assembler.layout.Expression;
import ringside.assembler.layout.Origin;
import ringside.assembler.layout.Section;
import ringside.assembler.layout.Value;
import ringside.words.NearestNames;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Token;
import ringside.assembler.source.TokenStream;

/** Carries out the directives that add to a section or to the symbols. */
final class Directives {

    private static final Set<String> IGNORED = Set.of(".globl", ".global", ".type", ".size", ".local", ".hidden",
            ".file", ".ident");
    private static final Set<String> SECTIONS = Set.of(".text", ".data", ".bss", ".rodata");
    private static final long LARGEST_ALIGNMENT = 4096;

    /** Carries out one directive; its name is read already. */
    @FunctionalInterface
    private interface Handler {
        void read(Token name, TokenStream tokens) throws SourceProblem;
    }

    private final Assembly assembly;
    private final DataDirectives data;
    private final Map<String, Handler> handlers = new HashMap<>();

    Directives(Assembly assembly) {
        this.assembly = assembly;
        this.data = new DataDirectives(assembly);
        IGNORED.forEach(name -> handlers.put(name, (word, tokens) -> skip(tokens)));
        SECTIONS.forEach(name -> handlers.put(name, (word, tokens) -> select(word, tokens)));
        handlers.put(".intel_syntax", this::intelSyntax);
        handlers.put(".section", this::section);
        handlers.put(".equ", this::equ);
        handlers.put(".set", this::equ);
        handlers.put(".equiv", this::equiv);
        handlers.put(".align", this::align);
        handlers.put(".balign", this::align);
        handlers.put(".p2align", this::align);
        handlers.put(".org", this::org);
        handlers.put(".code32", (word, tokens) -> assembly.codeBits(Integer.SIZE));
        handlers.put(".code64", (word, tokens) -> assembly.codeBits(Long.SIZE));
        for (String name : DataDirectives.NAMES) {
            handlers.put(name, data::read);
        }
    }

    /** Reads a directive, whose name comes next. */
    void read(TokenStream tokens) throws SourceProblem {
        Token name = tokens.take();
        Handler handler = handlers.get(name.lower());
        if (handler == null) {
            throw tokens.problem(name, "unknown directive " + name.describe() + NearestNames.to(name.lower(),
                    handlers.keySet()).stream().findFirst().map(near -> "; did you mean " + near + "?")
                    .orElse("; it is not part of the listing dialect"));
        }
        handler.read(name, tokens);
        tokens.expectEnd("after " + name.text());
    }

    /** Reads {@code name = value} or {@code name == value}. */
    void assign(TokenStream tokens) throws SourceProblem {
        Token name = tokens.take();
        Token sign = tokens.take();
        define(name, tokens, sign.is("=="));
        tokens.expectEnd("after the value of " + name.text());
    }

    private static void skip(TokenStream tokens) throws SourceProblem {
        if (tokens.atEnd()) {
            throw tokens.unexpected("expected a symbol");
        }
        while (!tokens.atEnd()) {
            tokens.take();
        }
    }

    private void intelSyntax(Token name, TokenStream tokens) throws SourceProblem {
        if (!tokens.atEnd() && !tokens.take().isWord("noprefix")) {
            throw tokens.problem(name, "expected '.intel_syntax noprefix'");
        }
    }

    private void select(Token name, TokenStream tokens) throws SourceProblem {
        if (!assembly.select(name.lower())) {
            throw tokens.problem(name, "unknown section " + name.describe());
        }
    }

    /** The section's name; flags and type behind it change nothing here. */
    private void section(Token directive, TokenStream tokens) throws SourceProblem {
        Token name = tokens.take();
        boolean known = (name.isName() || name.kind() == Token.Kind.STRING) && assembly.select(name.text());
        if (!known) {
            throw tokens.problem(name, "expected .text, .data, .bss or .rodata after .section, found "
                    + name.describe());
        }
        while (tokens.accept(",")) {
            if (tokens.accept("@")) {
                tokens.take();
            } else if (tokens.take().kind() != Token.Kind.STRING) {
                throw tokens.problem(name, "expected flags in double quotes or a type such as @progbits after ','");
            }
        }
    }

    private void equ(Token directive, TokenStream tokens) throws SourceProblem {
        defineAfter(directive, tokens, false);
    }

    private void equiv(Token directive, TokenStream tokens) throws SourceProblem {
        defineAfter(directive, tokens, true);
    }

    private void defineAfter(Token directive, TokenStream tokens, boolean once) throws SourceProblem {
        if (!tokens.peek().isName()) {
            throw tokens.unexpected("expected a symbol after " + directive.text());
        }
        Token name = tokens.take();
        if (!tokens.peek().is(",")) {
            throw tokens.unexpected("expected ',' after the symbol " + name.text());
        }
        define(name, tokens, once);
    }

    /** Defines a name; the word before the value was not read when it is a comma. */
    private void define(Token name, TokenStream tokens, boolean once) throws SourceProblem {
        tokens.accept(",");
        if (name.text().equals(".")) {
            throw tokens.problem(name, "the current address cannot be set; use .org or .skip");
        }
        ReservedWords.check(name, tokens);
        Expression value = new ExpressionParser(tokens, assembly, false).parse("as the value of " + name.text());
        Value known = value.known();
        assembly.symbols().symbol(name.text()).define(
                known != null && known.isConstant() ? new Expression.Constant(known.offset()) : value,
                tokens.position(name), once);
    }

    private void align(Token name, TokenStream tokens) throws SourceProblem {
        Position where = tokens.position(name);
        long boundary = number(tokens, "after " + name.text());
        if (name.isWord(".p2align")) {
            boundary = boundary < 0 || boundary >= Integer.SIZE ? -1 : 1L << boundary;
        } else if (boundary == 0) {
            boundary = 1;
        }
        if (boundary < 1 || Long.bitCount(boundary) != 1 || boundary > LARGEST_ALIGNMENT) {
            throw new SourceProblem(where, "an alignment must be a power of two, from 1 to " + LARGEST_ALIGNMENT
                    + " bytes");
        }
        Integer fill = null;
        long most = 0;
        if (tokens.accept(",")) {
            if (!tokens.peek().is(",") && !tokens.atEnd()) {
                fill = (int) number(tokens, "after ','");
            }
            if (tokens.accept(",")) {
                most = number(tokens, "after ','");
            }
        }
        Section section = assembly.current();
        section.add(new Alignment(where, boundary, fill, most, section.isCode(), assembly.codeBits()));
    }

    private void org(Token name, TokenStream tokens) throws SourceProblem {
        Position where = tokens.position();
        Value target = new ExpressionParser(tokens, assembly, false).parse("after .org").known();
        Section section = assembly.current();
        if (target == null || !target.isConstant() && target.base().section() != section) {
            throw new SourceProblem(where, "expected a number, or a label of this section from above, after .org");
        }
        int fill = tokens.accept(",") ? (int) number(tokens, "after ','") : 0;
        section.add(new Origin(where, target, fill));
    }

    private long number(TokenStream tokens, String after) throws SourceProblem {
        return new ExpressionParser(tokens, assembly, false).constant(after);
    }
}
