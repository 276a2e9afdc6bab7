package ringside.assembler.layout;

/**
 * A value as far as it is known while the source is read.
 *
 * @param base the label it is relative to, or null for a constant
 * @param offset bytes behind the label, or the constant
 */
public record Value(Label base, long offset) {

    static Value constant(long value) {
        return new Value(null, value);
    }

    public boolean isConstant() {
        return base == null;
    }
}
