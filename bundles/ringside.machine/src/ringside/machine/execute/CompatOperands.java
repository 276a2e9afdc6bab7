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
    long address(Op op) {
        long offset = op.effective(general) & LOW_32;
        int bytes = op.destinationKind == Op.MEMORY ? op.bytes() : op.sourceBytes();
        if (op.segment != Registers.ZERO) {
            return offset;
        }
        return op.stackSegment ? onStack(offset, bytes) : inside(segments.data, offset, bytes, ExceptionVector.GP);
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
    long destinationForWrite(Op op) {
        requireWritable(op);
        return super.destinationForWrite(op);
    }

    @Override
    void write(Op op, long value) {
        requireWritable(op);
        super.write(op, value);
    }

    /** A stack segment can be written, or it would not have been loaded. */
    private void requireWritable(Op op) {
        boolean inData = op.destinationKind == Op.MEMORY && op.segment == Registers.ZERO && !op.stackSegment;
        if (inData && segments.data != null && (segments.data.code() || !segments.data.open())) {
            throw fault.of(ExceptionVector.GP);
        }
    }
}
