package ringside.assembler.encode;

/**
 * Bytes in front of an instruction that the source asks for by words of their own, beyond those that its operands and
 * its form ask for; 0 where it asks for none.
 *
 * @param segment     2E, 36, 3E, 64 or 65
 * @param addressSize 67
 * @param operandSize 66
 * @param repeat      F2 or F3
 * @param lock        F0
 * @param rex         40 or 48
 */
public record PrefixBytes(int segment, int addressSize, int operandSize, int repeat, int lock, int rex) {
    /** None. */
    public static final PrefixBytes NONE = new PrefixBytes(0, 0, 0, 0, 0, 0);
}
