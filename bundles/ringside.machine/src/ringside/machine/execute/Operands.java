package ringside.machine.execute;

import ringside.machine.memory.Mmu;

/** Reads and writes operands of any kind and width. */
public class Operands {
    private final long[] general;
    private final Mmu mmu;

    public Operands(Core core) {
        general = core.registers().general;
        mmu = core.mmu();
    }

    public long address(Op op) {
        return op.anyEffective(general);
    }

    /**
     * Returns where a bit instruction finds the word of a bit that lies outside of its memory operand.
     *
     * @param away distance in bytes
     */
    public long bitString(Op op, long away) {
        return (op.effective(general) - general[op.segment] + away & op.addressMask) + general[op.segment];
    }

    /**
     * Returns where a string instruction or XLAT reads, or what it compares with.
     *
     * @param offset in the data segment, or the one that the instruction names
     */
    public long stringSource(Op op, long offset, int bytes) {
        return (offset & op.addressMask) + general[op.segment];
    }

    /**
     * Returns where a string instruction writes, or what it looks for.
     *
     * @param offset in the extra segment
     * @param writes whether it writes
     */
    public long stringDestination(Op op, long offset, int bytes, boolean writes) {
        return offset & op.addressMask;
    }

    /** Returns the source operand; bits above its width are arbitrary. */
    public long source(Op op) {
        return switch (op.sourceKind) {
            case Op.REGISTER -> general[op.source];
            case Op.HIGH_BYTE -> general[op.source] >>> 8;
            case Op.MEMORY -> mmu.load(address(op), op.sourceBytes());
            default -> op.immediate;
        };
    }

    /** Returns the destination operand, which will not be written. */
    public long destination(Op op) {
        return switch (op.destinationKind) {
            case Op.REGISTER -> general[op.destination];
            case Op.HIGH_BYTE -> general[op.destination] >>> 8;
            default -> mmu.load(address(op), op.bytes());
        };
    }

    /** Returns the destination operand, which will be written: memory faults as a write. */
    public long destinationForWrite(Op op) {
        return op.destinationKind == Op.MEMORY ? mmu.loadForWrite(address(op), op.bytes()) : destination(op);
    }

    /** Writes the destination operand. A 32-bit register is zero-extended, a narrower one keeps its other bits. */
    public void write(Op op, long value) {
        switch (op.destinationKind) {
            case Op.REGISTER -> general[op.destination] = merge(general[op.destination], value, op.gap);
            case Op.HIGH_BYTE -> general[op.destination] = general[op.destination] & ~0xff00L | (value & 0xff) << 8;
            default -> mmu.store(address(op), op.bytes(), value);
        }
    }

    /** Writes the source operand, for XCHG. */
    public void writeSource(Op op, long value) {
        if (op.sourceKind == Op.HIGH_BYTE) {
            general[op.source] = general[op.source] & ~0xff00L | (value & 0xff) << 8;
        } else {
            general[op.source] = merge(general[op.source], value, op.gap);
        }
    }

    /** Returns what a register holds when a part of it is written. */
    public static long merge(long old, long value, int gap) {
        return switch (gap) {
            case 0 -> value;
            case 32 -> value & 0xffff_ffffL;
            case 48 -> old & ~0xffffL | value & 0xffff;
            default -> old & ~0xffL | value & 0xff;
        };
    }
}
