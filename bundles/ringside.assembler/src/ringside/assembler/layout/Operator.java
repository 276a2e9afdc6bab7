package ringside.assembler.layout;

import java.util.Arrays;
import java.util.Optional;
import ringside.assembler.source.Token;

/**
 * The operators between two expressions, with the ranks of GNU as (they differ from C: {@code |}, {@code &} and
 * {@code ^} bind more tightly than {@code +} and {@code -}). Numbers are 64 bits wide and signed, but {@code >>} shifts
 * in zeros; a comparison gives -1 when it holds.
 */
public enum Operator {
    MULTIPLY("*", 8), DIVIDE("/", 8), REMAINDER("%", 8), LEFT("<<", 8), RIGHT(">>", 8),
    OR("|", 7), XOR("^", 7), AND("&", 7),
    ADD("+", 5), SUBTRACT("-", 5),
    EQUAL("==", 4), DIFFERENT("!=", 4), UNEQUAL("<>", 4), LESS("<", 4), AT_MOST("<=", 4), AT_LEAST(">=", 4),
    GREATER(">", 4),
    BOTH("&&", 3), EITHER("||", 2);

    /** Rank of the loosest operator. */
    public static final int LOWEST = 2;

    private final String text;
    private final int rank;

    Operator(String text, int rank) {
        this.text = text;
        this.rank = rank;
    }

    public static Optional<Operator> of(Token token) {
        return token.kind() == Token.Kind.OPERATOR
                ? Arrays.stream(values()).filter(operator -> operator.text.equals(token.text())).findFirst()
                : Optional.empty();
    }

    public int rank() {
        return rank;
    }

    /** True when the right side must not be zero. */
    public boolean divides() {
        return this == DIVIDE || this == REMAINDER;
    }

    public long apply(long left, long right) {
        return switch (this) {
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case REMAINDER -> left % right;
            case LEFT -> shiftable(right) ? left << right : 0;
            case RIGHT -> shiftable(right) ? left >>> right : 0;
            case OR -> left | right;
            case XOR -> left ^ right;
            case AND -> left & right;
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case EQUAL -> truth(left == right);
            case DIFFERENT, UNEQUAL -> truth(left != right);
            case LESS -> truth(left < right);
            case AT_MOST -> truth(left <= right);
            case AT_LEAST -> truth(left >= right);
            case GREATER -> truth(left > right);
            case BOTH -> left != 0 && right != 0 ? 1 : 0;
            case EITHER -> left != 0 || right != 0 ? 1 : 0;
        };
    }

    private static boolean shiftable(long count) {
        return count >= 0 && count < Long.SIZE;
    }

    private static long truth(boolean holds) {
        return holds ? -1 : 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
