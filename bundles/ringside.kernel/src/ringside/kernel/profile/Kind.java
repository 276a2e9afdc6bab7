package ringside.kernel.profile;

/**
 * How the values of a key are written.
 *
 * @param <T> what they are for the program
 */
public sealed interface Kind<T> permits WordKind, NumberKind, ListKind, TextKind {

    /**
     * The value of a text.
     *
     * @param text without blanks around it
     * @throws ValueFault if it is none; the message says what was expected
     */
    T read(String text) throws ValueFault;

    /** A value as {@link #read} takes it. */
    String write(T value);

    /** What is expected, such as {@code a number of bytes from 8 to 64}. */
    String expected();
}
