package ringside.assembler.layout;

import java.util.regex.Pattern;
import ringside.assembler.form.RegisterName;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;

/** A tree of numbers, places and symbols. */
public sealed interface Expression {

    /** How deep expressions may nest, definitions that they refer to included. */
    int DEEPEST = 200;

    Expression ZERO = new Constant(0);

    /** A number or a name. */
    Pattern SIMPLE = Pattern.compile("-?[\\w.$]+");

    /**
     * What is known before the layout.
     *
     * @param level of nesting reached so far
     * @return null when it will be known later only
     */
    Value known(int level);

    /** The number it stands for. All labels have their addresses. */
    long resolve(int level) throws SourceProblem;

    /**
     * True for a symbol without a known number, or such a symbol plus or minus a number: as an operand it means the
     * memory there. Everything else is a number, even when it will be known later only.
     */
    default boolean isPlace(int level) {
        return false;
    }

    /** It as a source writes it. */
    String text();

    /** The same as a part of a larger one. */
    private static String part(Expression expression) {
        String text = expression.text();
        return SIMPLE.matcher(text).matches() ? text : "(" + text + ")";
    }

    /** Levels of this tree. */
    default int depth() {
        return 1;
    }

    /** What is known before the layout, null when nothing is. */
    default Value known() {
        return known(0);
    }

    /** The number it stands for. All labels have their addresses. */
    default long resolve() throws SourceProblem {
        return resolve(0);
    }

    private static boolean isNumber(Expression expression) {
        Value value = expression.known();
        return value != null && value.isConstant();
    }

    /**
     * A number.
     *
     * @param text how the source writes it; two that differ in it alone are equal
     */
    record Constant(long value, String text) implements Expression {

        private static final int LONGEST_TEXT = 100;

        /** A number as people write it. */
        public Constant(long value) {
            this(value, value > -10 && value < 10 ? Long.toString(value) : (value < 0 ? "-" : "") + "0x"
                    + Long.toHexString(Math.abs(value)));
        }

        /** What an operator makes of two numbers. */
        public static Constant of(Operator operator, Constant left, Constant right) {
            long value = operator.apply(left.value, right.value);
            boolean signed = operator == Operator.SUBTRACT && left.text.equals("0");
            String text = (signed ? "" : part(left)) + operator + part(right);
            return text.length() > LONGEST_TEXT ? new Constant(value) : new Constant(value, text);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Constant constant && constant.value == value;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(value);
        }

        @Override
        public Value known(int level) {
            return Value.constant(value);
        }

        @Override
        public long resolve(int level) {
            return value;
        }
    }

    /** A place; the name of a local label ends in b or f, as its references do. */
    record Place(Label label, String name, Position where) implements Expression {
        @Override
        public Value known(int level) {
            return label.defined() ? new Value(label, 0) : null;
        }

        @Override
        public long resolve(int level) throws SourceProblem {
            if (!label.defined()) {
                throw new SourceProblem(where, "there is no label '" + name.replaceFirst("f$", "")
                        + ":' after this line");
            }
            return label.address();
        }

        @Override
        public String text() {
            return name;
        }

        @Override
        public boolean isPlace(int level) {
            return true;
        }
    }

    /** A symbol that has no value yet: it gets the one that it has at the end of the source. */
    record Later(Symbol symbol, Position where) implements Expression {
        @Override
        public Value known(int level) {
            return symbol.definition() == null ? null : symbol.definition().known(level + 1);
        }

        @Override
        public long resolve(int level) throws SourceProblem {
            if (symbol.definition() == null) {
                throw new SourceProblem(where, "undefined symbol '" + symbol.name() + "'; expected a label or a name "
                        + "given a value by .equ" + symbol.suggestion());
            }
            return symbol.definition().resolve(level + 1, where);
        }

        @Override
        public String text() {
            return symbol.name();
        }

        @Override
        public boolean isPlace(int level) {
            return true;
        }
    }

    /** A symbol with the value that it had when it was used. */
    record Defined(Definition definition, Position where) implements Expression {
        @Override
        public Value known(int level) {
            return definition.known(level + 1);
        }

        @Override
        public long resolve(int level) throws SourceProblem {
            return definition.resolve(level + 1, where);
        }

        @Override
        public String text() {
            return definition.name();
        }

        @Override
        public boolean isPlace(int level) {
            return level < DEEPEST && !isNumber(this) && definition.expression().isPlace(level + 1);
        }
    }

    /** {@code -x}, {@code ~x} or {@code !x}. */
    record Sign(char operator, Expression operand, int depth) implements Expression {
        @Override
        public Value known(int level) {
            Value value = operand.known(level + 1);
            return value != null && value.isConstant() ? Value.constant(apply(value.offset())) : null;
        }

        @Override
        public long resolve(int level) throws SourceProblem {
            return apply(operand.resolve(level + 1));
        }

        @Override
        public String text() {
            return operator + part(operand);
        }

        private long apply(long value) {
            return switch (operator) {
                case '-' -> -value;
                case '~' -> ~value;
                default -> value == 0 ? 1 : 0;
            };
        }
    }

    /** Two expressions and an operator. */
    record Pair(Operator operator, Expression left, Expression right, int depth, Position where)
            implements
                Expression {
        @Override
        public Value known(int level) {
            Value a = left.known(level + 1);
            Value b = a == null ? null : right.known(level + 1);
            if (b == null) {
                return null;
            }
            if (a.isConstant() && b.isConstant()) {
                return operator.divides() && b.offset() == 0 ? null
                        : Value.constant(operator.apply(a.offset(), b.offset()));
            }
            if (operator == Operator.ADD && (a.isConstant() || b.isConstant())) {
                return new Value(a.isConstant() ? b.base() : a.base(), a.offset() + b.offset());
            }
            if (operator == Operator.SUBTRACT && !a.isConstant()) {
                return difference(a, b);
            }
            return null;
        }

        @Override
        public boolean isPlace(int level) {
            return operator == Operator.ADD && isNumber(left) && right.isPlace(level + 1)
                    || (operator == Operator.ADD || operator == Operator.SUBTRACT) && isNumber(right)
                            && left.isPlace(level + 1);
        }

        private static Value difference(Value a, Value b) {
            if (b.isConstant()) {
                return new Value(a.base(), a.offset() - b.offset());
            }
            return a.base().fixedDistance(b.base())
                    ? Value.constant(a.base().distance(b.base()) + a.offset() - b.offset()) : null;
        }

        @Override
        public long resolve(int level) throws SourceProblem {
            long a = left.resolve(level + 1);
            long b = right.resolve(level + 1);
            if (operator.divides() && b == 0) {
                throw new SourceProblem(where, "division by zero");
            }
            return operator.apply(a, b);
        }

        @Override
        public String text() {
            boolean sum = operator == Operator.ADD || operator == Operator.SUBTRACT;
            return (sum ? left.text() : part(left)) + operator + part(right);
        }
    }

    /** A register inside the brackets of an address; it never reaches a value. */
    record InAddress(RegisterName register, Position where) implements Expression {
        @Override
        public Value known(int level) {
            return null;
        }

        @Override
        public long resolve(int level) throws SourceProblem {
            throw new SourceProblem(where, "the register " + register.text()
                    + " can only be added to an address or multiplied by 1, 2, 4 or 8");
        }

        @Override
        public String text() {
            return register.text();
        }
    }
}
