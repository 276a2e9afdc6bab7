package ringside.assembler.read;

import java.util.Optional;
import ringside.assembler.form.RegisterName;
import ringside.assembler.layout.Expression;
import ringside.assembler.layout.Operator;
import ringside.assembler.layout.Value;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Token;
import ringside.assembler.source.TokenStream;

/** Reads expressions. */
final class ExpressionParser {

    private final TokenStream tokens;
    private final Assembly assembly;
    private final boolean registers;
    private int level;

    /**
     * Makes a parser.
     *
     * @param registers true when registers may stand in it: inside the brackets of an address
     */
    ExpressionParser(TokenStream tokens, Assembly assembly, boolean registers) {
        this.tokens = tokens;
        this.assembly = assembly;
        this.registers = registers;
    }

    /** Reads an expression that must have its value now. */
    long constant(String after) throws SourceProblem {
        Position where = tokens.position();
        Value value = parse(after).known();
        if (value == null || !value.isConstant()) {
            throw new SourceProblem(where, "expected a number that is known at this line " + after
                    + "; define the symbols it uses above it");
        }
        return value.offset();
    }

    /**
     * Reads an expression.
     *
     * @param after for messages: behind what it stands
     */
    Expression parse(String after) throws SourceProblem {
        return binary(Operator.LOWEST, after);
    }

    private Expression binary(int lowest, String after) throws SourceProblem {
        Expression left = unary(after);
        while (true) {
            Token token = tokens.peek();
            Optional<Operator> operator = Operator.of(token);
            if (operator.isEmpty() || operator.get().rank() < lowest) {
                return left;
            }
            tokens.take();
            Expression right = binary(operator.get().rank() + 1, "after '" + token.text() + "'");
            left = pair(operator.get(), left, right, tokens.position(token));
        }
    }

    private Expression pair(Operator operator, Expression left, Expression right, Position where)
            throws SourceProblem {
        if (operator.divides() && right instanceof Expression.Constant divisor && divisor.value() == 0) {
            throw new SourceProblem(where, "division by zero");
        }
        if (left instanceof Expression.Constant a && right instanceof Expression.Constant b) {
            return Expression.Constant.of(operator, a, b);
        }
        int depth = 1 + Math.max(left.depth(), right.depth());
        checkDepth(depth, where);
        return new Expression.Pair(operator, left, right, depth, where);
    }

    private Expression unary(String after) throws SourceProblem {
        if (registers && tokens.peek().is("%") && RegisterName.of(tokens.peek(1)).isPresent()) {
            tokens.take();
        }
        Token token = tokens.peek();
        for (String sign : new String[] {"-", "~", "!", "+"}) {
            if (token.is(sign)) {
                tokens.take();
                enter(token);
                Expression operand = unary("after '" + sign + "'");
                level--;
                return signed(sign, operand, tokens.position(token));
            }
        }
        return primary(after);
    }

    private static Expression signed(String sign, Expression operand, Position where) throws SourceProblem {
        if (sign.equals("+")) {
            return operand;
        }
        Expression.Sign signed = new Expression.Sign(sign.charAt(0), operand, operand.depth() + 1);
        checkDepth(signed.depth(), where);
        return operand instanceof Expression.Constant
                ? new Expression.Constant(signed.known().offset(), signed.text()) : signed;
    }

    private Expression primary(String after) throws SourceProblem {
        Token token = tokens.peek();
        switch (token.kind()) {
            case NUMBER :
                tokens.take();
                return new Expression.Constant(token.value(), token.text());
            case LOCAL :
                tokens.take();
                return assembly.symbols().local(token.text(), tokens.position(token));
            case NAME :
                tokens.take();
                return name(token);
            default :
                if (!token.is("(")) {
                    throw tokens.unexpected("expected a number, a symbol or '(' " + after);
                }
                tokens.take();
                enter(token);
                Expression inner = parse("after '('");
                level--;
                tokens.expect(")", "to close the parenthesis");
                return inner;
        }
    }

    private Expression name(Token token) throws SourceProblem {
        Position where = tokens.position(token);
        if (token.text().equals(".") || token.text().equals("$")) {
            return assembly.here(where);
        }
        Optional<RegisterName> register = RegisterName.of(token);
        if (register.isPresent() && registers) {
            return new Expression.InAddress(register.get(), where);
        }
        ReservedWords.check(token, tokens, assembly.syntax());
        return assembly.symbols().reference(token.text(), where);
    }

    private void enter(Token token) throws SourceProblem {
        checkDepth(++level, tokens.position(token));
    }

    /** Fails when an expression is nested too deeply. */
    static void checkDepth(int depth, Position where) throws SourceProblem {
        if (depth > Expression.DEEPEST) {
            throw new SourceProblem(where, "the expression is nested more than " + Expression.DEEPEST + " deep; "
                    + "split it with .equ");
        }
    }
}
