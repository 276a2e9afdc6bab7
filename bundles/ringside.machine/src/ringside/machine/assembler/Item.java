package ringside.machine.assembler;

import java.util.List;

/** A piece of a section. */
abstract class Item {

    private final Position where;
    private long offset;

    Item(Position where) {
        this.where = where;
    }

    /** The statement that made it. */
    final Position where() {
        return where;
    }

    /** Offset in its section in bytes, as the layout stands now. */
    final long offset() {
        return offset;
    }

    final void offset(long bytes) {
        offset = bytes;
    }

    /** Bytes, as the layout stands now. */
    abstract long size();

    /** True when the size is known from the start. */
    boolean fixedSize() {
        return true;
    }

    /** The final bytes; all offsets are final. */
    abstract byte[] bytes(Section section) throws SourceProblem;

    /**
     * The lengths of the instructions that it holds.
     *
     * @return empty for data
     */
    List<Integer> instructions() {
        return List.of();
    }
}
