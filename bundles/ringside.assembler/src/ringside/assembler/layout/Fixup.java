package ringside.assembler.layout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import ringside.assembler.source.Numbers;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;

/**
 * A number in the bytes of an item that is known after the layout only.
 *
 * @param offset of its first byte in the item
 * @param bytes 1, 2, 4 or 8
 * @param value what it is computed from
 * @param kind how it is computed and what fits
 * @param where the operand
 */
public record Fixup(int offset, int bytes, Expression value, Kind kind, Position where) {

    /** How the number is computed and what fits. */
    public enum Kind {
        /** The value itself, signed or unsigned. */
        ANY,
        /** The value itself, sign-extended by the CPU. */
        SIGNED,
        /** The value minus the address behind the item. */
        RELATIVE,
        /** The same in 32-bit code, where addresses begin anew at 2^32: everything is within reach of 4 bytes. */
        RELATIVE_32;

        private boolean isRelative() {
            return this == RELATIVE || this == RELATIVE_32;
        }
    }

    /**
     * Writes the number.
     *
     * @param item the item's bytes
     * @param end address behind the item
     */
    void apply(byte[] item, long end) throws SourceProblem {
        long number = value.resolve() - (kind.isRelative() ? end : 0);
        if (kind == Kind.RELATIVE_32 && Numbers.fits(number + end, Integer.SIZE)) {
            number = Numbers.signExtend(number, Integer.SIZE);
        }
        if (!fits(number)) {
            throw new SourceProblem(where, kind.isRelative()
                    ? String.format("the target 0x%x is too far away: the distance must fit in %d bits",
                            number + end, 8 * bytes)
                    : outOfRange(number, 8 * bytes, kind == Kind.SIGNED));
        }
        store(item, offset, bytes, number);
    }

    private boolean fits(long number) {
        return Numbers.fitsSigned(number, 8 * bytes)
                || kind == Kind.ANY && Numbers.fitsUnsigned(number, 8 * bytes);
    }

    public static String outOfRange(long number, int bits, boolean signed) {
        return String.format("the value 0x%x does not fit in %d bits%s; expected -0x%x to 0x%x", number, bits,
                signed ? " with sign" : "", 1L << bits - 1, signed ? (1L << bits - 1) - 1 : -1L >>> Long.SIZE - bits);
    }

    public static void store(byte[] bytes, int offset, int count, long number) {
        byte[] little = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
        System.arraycopy(little, 0, bytes, offset, count);
    }
}
