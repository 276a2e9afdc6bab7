package ringside.machine.transfer;

import ringside.machine.execute.CompatOperands;
import ringside.machine.execute.Core;
import ringside.machine.execute.ExecutionMode;
import ringside.machine.execute.Op;
import ringside.machine.execute.Operands;
import ringside.machine.execute.SegmentLoads;
import ringside.machine.execute.Transfers;
import ringside.machine.memory.Mmu;
import ringside.machine.state.Descriptor;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.Registers;

/**
 * JMP and CALL to another code segment of the same level, by a pointer in memory or in the instruction (SDM volume 2, JMP
 * and CALL).
 */
final class FarTransfer {
    private static final long LOW_32 = 0xffff_ffffL;

    private final Core core;
    private final Registers registers;
    private final Mmu mmu;
    private final Fault fault;
    private final ExecutionMode mode;
    private final SegmentLoads loads;
    private final Operands wide;
    private final CompatOperands compat;

    FarTransfer(Core core, ExecutionMode mode, SegmentLoads loads) {
        this.core = core;
        registers = core.registers();
        mmu = core.mmu();
        fault = core.fault();
        this.mode = mode;
        this.loads = loads;
        wide = new Operands(core);
        compat = new CompatOperands(core);
    }

    /** Executes the instruction, whose operand size is that of the offset; checks come first. */
    void execute(Op op) {
        int width = op.bytes();
        if (op.sourceKind == Op.IMMEDIATE) {
            go(op, op.source, op.immediate, width);
        } else {
            long address = (registers.segments.code.longMode() ? wide : compat).address(op);
            long target = mmu.load(address, width);
            go(op, (int) mmu.load16(address + width), target, width);
        }
    }

    private void go(Op op, int selector, long target, int width) {
        Descriptor code = loads.targetCode(selector);
        if (code.longMode() ? !core.model().canonical(target) : Long.compareUnsigned(target, code.limit()) > 0) {
            throw fault.of(ExceptionVector.GP);
        }
        if (op.operation == Transfers.FAR_CALL) {
            push(op, width);
        }
        registers.rip = target;
        registers.cs = selector & ~3 | registers.cpl();
        registers.segments.code = code;
        mode.changed();
    }

    private void push(Op op, int width) {
        long below = registers.general[Registers.RSP] - 2L * width;
        long selector = place(below + width, width);
        long offset = place(below, width);
        mmu.checkWrite(selector, width, true);
        mmu.checkWrite(offset, width, true);
        mmu.storeStack(selector, width, registers.cs);
        mmu.storeStack(offset, width, op.next);
        registers.general[Registers.RSP] = registers.segments.code.longMode() ? below : below & LOW_32;
    }

    private long place(long offset, int width) {
        return registers.segments.code.longMode() ? offset : compat.onStack(offset & LOW_32, width);
    }
}
