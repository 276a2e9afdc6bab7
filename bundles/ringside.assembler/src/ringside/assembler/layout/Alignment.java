package ringside.assembler.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringside.assembler.source.Position;

/** Padding up to a multiple of a power of two: no-operations in code, zeros in data, or a given byte. */
public final class Alignment extends Item {

    private final long boundary;
    private final Integer fill;
    private final long most;
    private final boolean code;
    private final int codeBits;
    private long padding;

    /**
     * Makes the item.
     *
     * @param boundary a power of two
     * @param fill the byte to fill with, or null for the section's own filling
     * @param most when more bytes than this were needed none is added; 0 for no limit
     * @param code true to fill with no-operations
     * @param codeBits width of the code around it: 64 or 32
     */
    public Alignment(Position where, long boundary, Integer fill, long most, boolean code, int codeBits) {
        super(where);
        this.boundary = boundary;
        this.fill = fill;
        this.most = most;
        this.code = code && fill == null;
        this.codeBits = codeBits;
    }

    /** Takes as many bytes as are needed at the present offset. */
    void pad() {
        long needed = -offset() & boundary - 1;
        padding = most > 0 && needed > most ? 0 : needed;
    }

    @Override
    public long size() {
        return padding;
    }

    @Override
    boolean fixedSize() {
        return false;
    }

    @Override
    public byte[] bytes(long start) {
        byte[] bytes = new byte[(int) padding];
        if (code) {
            int at = 0;
            for (byte[] nop : NoOperations.fill(bytes.length)) {
                System.arraycopy(nop, 0, bytes, at, nop.length);
                at += nop.length;
            }
        } else if (fill != null) {
            Arrays.fill(bytes, fill.byteValue());
        }
        return bytes;
    }

    @Override
    public List<Integer> instructions() {
        List<Integer> lengths = new ArrayList<>();
        if (code) {
            NoOperations.fill((int) padding).forEach(nop -> lengths.add(nop.length));
        }
        return lengths;
    }

    public int codeBits() {
        return codeBits;
    }

    /** True when the first instruction of the padding jumps over the rest. */
    public boolean startsWithJump() {
        return code && NoOperations.needsJump((int) padding);
    }
}
