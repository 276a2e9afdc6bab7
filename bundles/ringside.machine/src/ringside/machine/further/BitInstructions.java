package ringside.machine.further;

import ringside.machine.execute.Core;
import ringside.machine.execute.Further;
import ringside.machine.execute.FurtherOperation;
import ringside.machine.execute.Op;
import ringside.machine.execute.Operands;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Registers;

/**
 * Scans, counts and double shifts. What the SDM leaves undefined is as measured on an AMD EPYC: BSF and BSR change ZF
 * only and leave the destination alone when there is no bit; TZCNT and LZCNT keep OF and clear SF, AF and PF; a double
 * shift sets AF, one of 16 bits by more than 16 takes the source twice and clears CF, and after one to the left by 16 or
 * more OF is like CF.
 */
final class BitInstructions implements Further {
    private static final int WIDTH_16 = 16;

    private final long[] general;
    private final LazyFlags flags;
    private final Operands operands;

    BitInstructions(Core core, Operands operands) {
        general = core.registers().general;
        flags = core.registers().flags;
        this.operands = operands;
    }

    @Override
    public long execute(Op op) {
        switch (op.further) {
            case SCAN_FORWARD, SCAN_REVERSE -> scan(op);
            case TRAILING_ZEROS, LEADING_ZEROS -> zeros(op);
            case POPULATION -> {
                int count = Long.bitCount(source(op));
                operands.write(op, count);
                flags.loadArithmetic(count == 0 ? LazyFlags.ZF : 0);
            }
            default -> doubleShift(op);
        }
        return op.next;
    }

    /** Returns the source, zero-extended. */
    private long source(Op op) {
        return operands.source(op) << op.gap >>> op.gap;
    }

    private void scan(Op op) {
        long source = source(op);
        flags.loadArithmetic(flags.arithmetic() & ~LazyFlags.ZF | (source == 0 ? LazyFlags.ZF : 0));
        if (source != 0) {
            boolean forward = op.further == FurtherOperation.SCAN_FORWARD;
            operands.write(op, forward ? Long.numberOfTrailingZeros(source)
                    : Long.SIZE - 1 - Long.numberOfLeadingZeros(source));
        }
    }

    private void zeros(Op op) {
        long source = source(op);
        int width = Long.SIZE - op.gap;
        int count = op.further == FurtherOperation.LEADING_ZEROS ? Long.numberOfLeadingZeros(source) - op.gap
                : Math.min(Long.numberOfTrailingZeros(source), width);
        operands.write(op, count);
        flags.loadArithmetic(flags.arithmetic() & LazyFlags.OF | (source == 0 ? LazyFlags.CF : 0)
                | (count == 0 ? LazyFlags.ZF : 0));
    }

    private void doubleShift(Op op) {
        int width = Long.SIZE - op.gap;
        int count = (int) (op.countInCl ? general[Registers.RCX] : op.immediate) & (width == Long.SIZE ? 63 : 31);
        long value = operands.destinationForWrite(op) << op.gap >>> op.gap;
        if (count == 0) {
            operands.write(op, value);
            return;
        }
        long fill = operands.source(op) << op.gap >>> op.gap;
        boolean left = op.further == FurtherOperation.DOUBLE_LEFT;
        long before = left ? left(value, fill, count - 1, width) : right(value, fill, count - 1, width);
        long after = left ? left(value, fill, count, width) : right(value, fill, count, width);
        boolean beyond = count > width;
        boolean carry = !beyond && (left ? before << op.gap < 0 : (before & 1) != 0);
        boolean overflow = left && count >= width ? carry : (before ^ after) << op.gap < 0;
        operands.write(op, after);
        flags.loadArithmetic(LazyFlags.AF);
        flags.result = after << op.gap >> op.gap;
        flags.aux = LazyFlags.AF;
        flags.carryAndOverflow(carry, overflow);
    }

    private static long left(long value, long fill, int count, int width) {
        if (width == Long.SIZE) {
            return count == 0 ? value : value << count | fill >>> width - count;
        }
        if (count <= width) {
            return (value << width | fill) << count >>> width & (1L << width) - 1;
        }
        return rotated(fill, count - WIDTH_16);
    }

    private static long right(long value, long fill, int count, int width) {
        if (width == Long.SIZE) {
            return count == 0 ? value : value >>> count | fill << width - count;
        }
        if (count <= width) {
            return (fill << width | value) >>> count & (1L << width) - 1;
        }
        return rotated(fill, 2 * WIDTH_16 - count);
    }

    /** Turns 16 bits to the left. */
    private static long rotated(long fill, int count) {
        return (fill << WIDTH_16 | fill) << count >>> WIDTH_16 & 0xffff;
    }
}
