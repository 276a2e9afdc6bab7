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
import ringside.assembler.source.Syntax;
import ringside.assembler.source.Token;
import ringside.assembler.source.TokenStream;

/** Carries out the directives that add to a section or to the symbols. */
final class Directives {

    /** Directives that change no byte of a program, such as those for the linker, with what must follow them. */
    private static final Set<String> IGNORED = Set.of(".globl", ".global", ".type", ".size", ".local", ".hidden",
            ".weak", ".extern", ".protected", ".internal", ".file", ".ident", ".loc", ".arch", ".version");
    /** Frame descriptions for debuggers. */
    private static final String FRAME = ".cfi_";
    static final long LARGEST_ALIGNMENT = 4096;

    private final Assembly assembly;
    private final DataDirectives data;
    private final Map<String, SectionDirectives.Handler> handlers = new HashMap<>();

    Directives(Assembly assembly) {
        this.assembly = assembly;
        this.data = new DataDirectives(assembly);
        IGNORED.forEach(name -> handlers.put(name, (word, tokens) -> skip(tokens)));
        handlers.putAll(new SectionDirectives(assembly).handlers());
        handlers.put(".intel_syntax", (word, tokens) -> syntax(Syntax.INTEL, word, tokens));
        handlers.put(".att_syntax", (word, tokens) -> syntax(Syntax.ATT, word, tokens));
        handlers.put(".att_mnemonic", (word, tokens) -> {});
        handlers.put(".intel_mnemonic", (word, tokens) -> {});
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
        if (name.lower().startsWith(FRAME)) {
            pass(tokens);
            return;
        }
        SectionDirectives.Handler handler = handlers.get(name.lower());
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
        pass(tokens);
    }

    private static void pass(TokenStream tokens) {
        while (!tokens.atEnd()) {
            tokens.take();
        }
    }

    /** Registers stand without {@code %} in Intel syntax if nothing else is said, and with it in AT&amp;T syntax. */
    private void syntax(Syntax syntax, Token name, TokenStream tokens) throws SourceProblem {
        boolean bare = syntax == Syntax.INTEL;
        if (!tokens.atEnd()) {
            Token word = tokens.take();
            if (!word.isWord("prefix") && !word.isWord("noprefix")) {
                throw tokens.problem(name, "expected '" + syntax.directive() + "'");
            }
            bare = word.isWord("noprefix");
        }
        assembly.syntax(syntax, bare);
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
        ReservedWords.check(name, tokens, assembly.syntax());
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
