package ringside.kernel.profile;

/** A value that is not what its key wants. */
final class ValueFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final int offset;

    /**
     * @param message what was given, what was expected, the nearest name
     * @param offset  characters of the value before the fault
     */
    ValueFault(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }

    /** The same fault, further right. */
    ValueFault after(int characters) {
        return new ValueFault(getMessage(), offset + characters);
    }
}
