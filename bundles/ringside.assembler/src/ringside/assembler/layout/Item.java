package ringside.assembler.layout;

import java.util.List;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;

/** A piece of a section. */
public abstract class Item {

    private final Position where;
    private long offset;

    Item(Position where) {
        this.where = where;
    }

    /** The statement that made it. */
    public final Position where() {
        return where;
    }

    /** Offset in its section in bytes, as the layout stands now. */
    public final long offset() {
        return offset;
    }

    public final void offset(long bytes) {
        offset = bytes;
    }

    /** Bytes, as the layout stands now. */
    public abstract long size();

    /** True when the size is known from the start. */
    boolean fixedSize() {
        return true;
    }

    /**
     * The final bytes; all offsets are final.
     *
     * @param start address of the section's first byte
     */
    public abstract byte[] bytes(long start) throws SourceProblem;

    /**
     * The lengths of the instructions that it holds.
     *
     * @return empty for data
     */
    public List<Integer> instructions() {
        return List.of();
    }
}
