package ringside.assembler.layout;

import java.util.Arrays;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;

/** {@code .org}: filling up to an offset in the section. */
public final class Origin extends Item {

    private final Value target;
    private final int fill;
    private long size;

    /**
     * Makes the item.
     *
     * @param target an offset in the section, or a place in it before this one
     */
    public Origin(Position where, Value target, int fill) {
        super(where);
        this.target = target;
        this.fill = fill;
    }

    /** Takes as many bytes as are needed at the present offset, none when the target is behind. */
    void advance() {
        size = Math.min(Math.max(0, distance()), Section.LARGEST + 1);
    }

    private long distance() {
        return (target.isConstant() ? 0 : target.base().offset()) + target.offset() - offset();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    boolean fixedSize() {
        return false;
    }

    @Override
    public byte[] bytes(long start) throws SourceProblem {
        if (distance() < 0) {
            throw new SourceProblem(where(), "the target of .org lies before this place; .org can only move forward");
        }
        byte[] bytes = new byte[(int) size];
        Arrays.fill(bytes, (byte) fill);
        return bytes;
    }
}
