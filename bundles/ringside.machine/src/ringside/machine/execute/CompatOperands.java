package ringside.machine.execute;

import ringside.machine.state.Descriptor;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.Registers;
import ringside.machine.state.Segments;

/**
 * Memory operands of 32-bit code: an offset of 32 bits in a segment that must be usable and long enough (SDM volume 3,
 * 5.3). FS and GS begin where their base registers say and have no limit.
 */
public final class CompatOperands extends Operands {
    private static final long LOW_32 = 0xffff_ffffL;

    private final long[] general;
    private final Segments segments;
    private final Fault fault;

    public CompatOperands(Core core) {
        super(core);
        general = core.registers().general;
        segments = core.registers().segments;
        fault = core.fault();
    }

    @Override
    public long address(Op op) {
        return at(op, op.offset(general), op.destinationKind == Op.MEMORY ? op.bytes() : op.sourceBytes());
    }

    @Override
    public long bitString(Op op, long away) {
        return at(op, op.effective(general) - general[op.segment] + away & op.addressMask, op.bytes());
    }

    private long at(Op op, long offset, int bytes) {
        if (op.segment != Registers.ZERO) {
            return offset + general[op.segment] & LOW_32;
        }
        return op.stackSegment ? onStack(offset, bytes) : inside(segment(op), offset, bytes, ExceptionVector.GP);
    }

    @Override
    public long stringSource(Op op, long offset, int bytes) {
        if (op.segment != Registers.ZERO) {
            return (offset & op.addressMask) + general[op.segment] & LOW_32;
        }
        return inside(segment(op), offset & op.addressMask, bytes, ExceptionVector.GP);
    }

    @Override
    public long stringDestination(Op op, long offset, int bytes, boolean writes) {
        if (writes) {
            requireWritable(segments.extra);
        }
        return inside(segments.extra, offset & op.addressMask, bytes, ExceptionVector.GP);
    }

    private Descriptor segment(Op op) {
        return switch (op.override) {
            case ES -> segments.extra;
            case CS -> segments.code;
            case SS -> segments.stack;
            default -> segments.data;
        };
    }

    /** Returns the linear address of some bytes in the stack segment. */
    public long onStack(long offset, int bytes) {
        return inside(segments.stack, offset, bytes, ExceptionVector.SS);
    }

    private long inside(Descriptor segment, long offset, int bytes, ExceptionVector otherwise) {
        if (segment == null || offset + bytes - 1 > segment.limit()) {
            throw fault.of(otherwise);
        }
        return segment.base() + offset & LOW_32;
    }

    @Override
    public long destinationForWrite(Op op) {
        requireWritable(op);
        return super.destinationForWrite(op);
    }

    @Override
    public void write(Op op, long value) {
        requireWritable(op);
        super.write(op, value);
    }

    /** A stack segment can be written, or it would not have been loaded. */
    private void requireWritable(Op op) {
        if (op.destinationKind == Op.MEMORY && op.segment == Registers.ZERO && !op.stackSegment) {
            requireWritable(segment(op));
        }
    }

    private void requireWritable(Descriptor segment) {
        if (segment != null && (segment.code() || !segment.open())) {
            throw fault.of(ExceptionVector.GP);
        }
    }
}
