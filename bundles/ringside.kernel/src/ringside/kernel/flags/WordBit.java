package ringside.kernel.flags;

/**
 * A named part of a word that is not 0.
 *
 * @param bit its lowest bit
 * @param width its number of bits
 * @param value what they hold
 * @param name its name, such as {@code SIGPENDING} or {@code TF}
 * @param meaning what it says and asks for, a sentence or more
 */
public record WordBit(int bit, int width, long value, String name, String meaning) {

    /** {@return the bits in the word} */
    public long mask() {
        return (1L << width) - 1 << bit;
    }
}
