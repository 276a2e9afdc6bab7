package ringside.assembler.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ringside.assembler.encode.Argument;
import ringside.assembler.form.RegisterName;
import ringside.assembler.layout.Expression;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Token;
import ringside.assembler.source.TokenStream;
import ringside.machine.code.Operand.SegmentBase;

/** Reads the operands of an instruction in AT&amp;T syntax. */
final class AttOperands {

    /** Instructions whose operands have one order in both syntaxes. */
    private static final Set<String> UNTURNED = Set.of("bound", "enter");
    private static final Set<String> PORTS = Set.of("in", "out", "ins", "outs", "insb", "insw", "insd", "outsb",
            "outsw", "outsd");
    private static final String EXPECTED = "expected %register, $number, a symbol or displacement(%base, %index, "
            + "scale) ";

    private final TokenStream tokens;
    private final Assembly assembly;
    private final boolean branch;
    private final String name;

    /**
     * Makes a parser.
     *
     * @param branch true when a bare symbol is the target of a jump or call
     * @param name of the instruction in the table
     */
    AttOperands(TokenStream tokens, Assembly assembly, boolean branch, String name) {
        this.tokens = tokens;
        this.assembly = assembly;
        this.branch = branch;
        this.name = name;
    }

    /**
     * Reads all operands up to the end of the statement.
     *
     * @param word the instruction as it is written
     * @return the operands in the order of the table: destination first
     */
    List<Argument> parse(String word) throws SourceProblem {
        List<Argument> arguments = new ArrayList<>();
        if (tokens.atEnd()) {
            return arguments;
        }
        String after = "after '" + word + "'";
        do {
            arguments.add(argument(after));
            after = "after ','";
        } while (tokens.accept(","));
        tokens.expectEnd("or ',' after the operand");
        boolean numbers = arguments.stream().allMatch(Argument.OfNumber.class::isInstance);
        if (!numbers && !UNTURNED.contains(name)) {
            Collections.reverse(arguments);
        }
        return arguments;
    }

    private Argument argument(String after) throws SourceProblem {
        Position where = tokens.position();
        if (tokens.accept("$")) {
            return new Argument.OfNumber(plain("after '$'"), where);
        }
        boolean indirect = tokens.accept("*");
        Optional<RegisterName> register = register(tokens.peek());
        if (register.isPresent() && !tokens.peek(1).is(":")) {
            tokens.take();
            if (register.get().kind() == RegisterName.Kind.POINTER) {
                throw new SourceProblem(where, "%rip cannot be an operand; expected symbol(%rip)");
            }
            return new Argument.OfRegister(register.get(), where);
        }
        SegmentBase segment = segment(register);
        return place(segment, indirect, where, after);
    }

    private SegmentBase segment(Optional<RegisterName> register) throws SourceProblem {
        if (register.isEmpty()) {
            return SegmentBase.NONE;
        }
        SegmentBase segment = SegmentNames.base(register.get(), tokens);
        tokens.take();
        tokens.take();
        return segment;
    }

    private Argument place(SegmentBase segment, boolean indirect, Position where, String after)
            throws SourceProblem {
        Expression displacement = Expression.ZERO;
        boolean brackets = opensAddress();
        if (!brackets) {
            displacement = first(after);
            brackets = tokens.peek().is("(");
        }
        if (!brackets && branch && !indirect && segment == SegmentBase.NONE) {
            return new Argument.OfTarget(displacement, where);
        }
        AddressForm form = new AddressForm(assembly.codeBits(), true);
        if (brackets) {
            tokens.take();
            if (port() && displacement == Expression.ZERO) {
                return bracketedPort();
            }
            registers(form);
            tokens.expect(")", "to close the address");
        }
        form.displacement(displacement);
        return form.memory(segment, 0, where);
    }

    /** {@code (%dx)} stands for the register. */
    private boolean port() {
        Token token = tokens.peek();
        return PORTS.contains(name) && register(token).filter(found -> found.text().equals("dx")).isPresent()
                && tokens.peek(1).is(")");
    }

    private Argument bracketedPort() throws SourceProblem {
        Position where = tokens.position();
        RegisterName register = register(tokens.take()).orElseThrow();
        tokens.take();
        return new Argument.OfRegister(register, where);
    }

    private void registers(AddressForm form) throws SourceProblem {
        if (!tokens.peek().is(",")) {
            form.base(addressRegister("after '('"));
        }
        if (tokens.accept(",")) {
            Expression.InAddress index = addressRegister("after ','");
            long scale = 1;
            if (tokens.accept(",") && !tokens.peek().is(")")) {
                scale = new ExpressionParser(tokens, assembly, false).constant("after ','");
            }
            form.index(index, scale);
        }
    }

    private Expression.InAddress addressRegister(String after) throws SourceProblem {
        Position where = tokens.position();
        RegisterName register = register(tokens.peek())
                .orElseThrow(() -> tokens.unexpected("expected a register such as %rax " + after));
        tokens.take();
        return new Expression.InAddress(register, where);
    }

    /** Whether the parenthesis that comes next holds registers: another one belongs to an expression. */
    private boolean opensAddress() {
        return tokens.peek().is("(") && (tokens.peek(1).is(",") || register(tokens.peek(1)).isPresent());
    }

    private Optional<RegisterName> register(Token token) {
        return token.text().startsWith("%") || assembly.bareRegisters() ? RegisterName.of(token) : Optional.empty();
    }

    private Expression first(String after) throws SourceProblem {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.END || token.kind() == Token.Kind.STRING || token.is(",") || token.is(")")
                || token.is("[") || token.is("%") || token.is("@")) {
            throw tokens.unexpected(EXPECTED + after);
        }
        return plain(after);
    }

    private Expression plain(String after) throws SourceProblem {
        return new ExpressionParser(tokens, assembly, false).parse(after);
    }
}
