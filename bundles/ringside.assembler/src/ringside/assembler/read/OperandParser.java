package ringside.assembler.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ringside.assembler.encode.Argument;
import ringside.assembler.form.RegisterName;
import ringside.assembler.layout.Expression;
import ringside.assembler.layout.Value;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Token;
import ringside.assembler.source.TokenStream;
import ringside.machine.code.Operand.SegmentBase;

/** Reads the operands of an instruction. */
final class OperandParser {

    private static final Map<String, Integer> SIZES = Map.of("byte", 8, "word", 16, "dword", 32, "fword", 48, "far", 48,
            "qword", 64, "tbyte", 80, "oword", 128, "xmmword", 128);
    /** What GNU as makes of these words without 'ptr': a number that is added to the address. */
    private static final Map<String, Long> BARE_DISTANCES = Map.of("far", 0xff06L, "near", 0xff08L);
    /** Jumps and calls that may have a selector and an offset. */
    private static final Set<String> FAR = Set.of("ljmp", "lcall", "ljmpw", "lcallw");
    private static final String EXPECTED = "expected a register, a number, a symbol or a memory operand ";

    private final TokenStream tokens;
    private final Assembly assembly;
    private final boolean branch;
    private int sizedNumber;
    private boolean pushed;
    private boolean farOffset;

    /**
     * Makes a parser.
     *
     * @param branch true when a bare symbol is the target of a jump or call
     */
    OperandParser(TokenStream tokens, Assembly assembly, boolean branch) {
        this.tokens = tokens;
        this.assembly = assembly;
        this.branch = branch;
    }

    /** Reads all operands up to the end of the statement. */
    List<Argument> parse(String mnemonic) throws SourceProblem {
        List<Argument> arguments = new ArrayList<>();
        if (tokens.atEnd()) {
            return arguments;
        }
        String after = "after '" + mnemonic + "'";
        pushed = mnemonic.equals("push");
        do {
            farOffset = FAR.contains(mnemonic) && arguments.size() == 1
                    && arguments.get(0) instanceof Argument.OfNumber;
            arguments.add(argument(after));
            after = "after ','";
        } while (tokens.accept(","));
        tokens.expectEnd("or ',' after the operand");
        return arguments;
    }

    /** The width in bits that was written before a number; 0 if none was. */
    int sizedNumber() {
        return sizedNumber;
    }

    private Argument argument(String after) throws SourceProblem {
        Position where = tokens.position();
        if (tokens.peek().isWord("offset")) {
            tokens.take();
            flat();
            return new Argument.OfNumber(plain("after 'offset'"), where);
        }
        Optional<RegisterName> register = RegisterName.of(tokens.peek());
        if (register.isPresent() && !tokens.peek(1).is(":") && !tokens.peek(1).is("[")) {
            tokens.take();
            return register(register.get(), where);
        }
        int bits = size();
        flat();
        SegmentBase segment = segment();
        return address(bits, segment, where, after);
    }

    private static Argument register(RegisterName register, Position where) throws SourceProblem {
        if (register.kind() == RegisterName.Kind.POINTER) {
            throw new SourceProblem(where, "rip cannot be an operand; expected [rip + symbol]");
        }
        return new Argument.OfRegister(register, where);
    }

    /** Skips {@code flat:}, which says that there are no segments. */
    private void flat() {
        if (tokens.peek().isWord("flat") && tokens.peek(1).is(":")) {
            tokens.take();
            tokens.take();
        }
    }

    /** Reads {@code qword ptr}; 0 when there is none. A near target is nothing special. */
    private int size() throws SourceProblem {
        if (tokens.peek().isWord("near") && tokens.peek(1).isWord("ptr")) {
            tokens.take();
            tokens.take();
            return branch || !tokens.peek().is("[") ? 0 : assembly.codeBits();
        }
        if (bareDistance() != 0) {
            return 0;
        }
        Integer bits = tokens.peek().isName() ? SIZES.get(tokens.peek().lower()) : null;
        if (bits == null) {
            return 0;
        }
        Token word = tokens.take();
        if (!tokens.peek().isWord("ptr")) {
            throw tokens.unexpected("expected 'ptr' after '" + word.text() + "'");
        }
        tokens.take();
        Optional<RegisterName> register = RegisterName.of(tokens.peek());
        if (register.isPresent() && !tokens.peek(1).is(":")) {
            throw tokens.unexpected("expected a memory operand after 'ptr'");
        }
        return bits;
    }

    private SegmentBase segment() throws SourceProblem {
        Optional<RegisterName> register = RegisterName.of(tokens.peek());
        if (register.isEmpty() || !tokens.peek(1).is(":")) {
            return SegmentBase.NONE;
        }
        SegmentBase segment = SegmentNames.base(register.get(), tokens);
        tokens.take();
        tokens.take();
        return segment;
    }

    /** The number that a word stands for which is followed by an address; 0 if there is none. */
    private long bareDistance() {
        return tokens.peek().isName() && tokens.peek(1).is("[")
                ? BARE_DISTANCES.getOrDefault(tokens.peek().lower(), 0L) : 0;
    }

    private Argument address(int bits, SegmentBase outer, Position where, String after) throws SourceProblem {
        AddressForm form = new AddressForm(assembly.codeBits(), false);
        SegmentBase segment = outer;
        boolean brackets = false;
        Expression bare = Expression.ZERO;
        long distance = bareDistance();
        if (distance != 0) {
            tokens.take();
            form.add(new Expression.Constant(distance), where);
        } else if (!tokens.peek().is("[")) {
            bare = first(after);
            form.add(bare, where);
        }
        while (tokens.accept("[")) {
            brackets = true;
            SegmentBase inner = segment();
            if (inner != SegmentBase.NONE && segment != SegmentBase.NONE) {
                throw new SourceProblem(where, "the address has two segment registers");
            }
            segment = inner == SegmentBase.NONE ? segment : inner;
            form.add(new ExpressionParser(tokens, assembly, true).parse("after '['"), where);
            tokens.expect("]", "to close the address");
        }
        if (brackets && (tokens.peek().is("+") || tokens.peek().is("-"))) {
            form.add(plain("after ']'"), where);
        }
        if (bits != 0 && !brackets && segment == SegmentBase.NONE && pushed && bare.known() != null
                && bare.known().isConstant()) {
            sizedNumber = bits;
            return new Argument.OfNumber(bare, where);
        }
        if (brackets || bits != 0 || segment != SegmentBase.NONE) {
            return memory(form.memory(segment, bits, where), brackets || segment != SegmentBase.NONE);
        }
        return bare(bare, form, where);
    }

    private static Argument memory(Argument.OfMemory memory, boolean marked) throws SourceProblem {
        Value value = memory.displacement().known();
        if (!marked && value != null && value.isConstant()) {
            throw new SourceProblem(memory.where(), "a number is not a place in memory; put the address in brackets");
        }
        return memory;
    }

    /** A bare number is a number, a bare symbol the target of a branch or else the memory it stands for. */
    private Argument bare(Expression expression, AddressForm form, Position where) throws SourceProblem {
        if (branch) {
            return new Argument.OfTarget(expression, where);
        }
        if (farOffset || !expression.isPlace(0)) {
            return new Argument.OfNumber(expression, where);
        }
        return form.memory(SegmentBase.NONE, 0, where);
    }

    private Expression first(String after) throws SourceProblem {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.END || token.is(",") || token.is("]") || token.is(")")) {
            throw tokens.unexpected(EXPECTED + after);
        }
        if (token.kind() == Token.Kind.STRING || token.is("@") || token.is("%")) {
            throw tokens.unexpected(EXPECTED + after);
        }
        if (branch && token.isWord("short")) {
            tokens.take();
        }
        return plain(after);
    }

    private Expression plain(String after) throws SourceProblem {
        return new ExpressionParser(tokens, assembly, false).parse(after);
    }
}
