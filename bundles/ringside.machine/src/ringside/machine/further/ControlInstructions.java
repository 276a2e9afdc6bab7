package ringside.machine.further;

import ringside.machine.execute.Core;
import ringside.machine.execute.Further;
import ringside.machine.execute.Op;
import ringside.machine.execute.Operands;
import ringside.machine.memory.Mmu;
import ringside.machine.state.DebugRegisters;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.Registers;

/** Debug registers, bases of FS and GS, caches and translations, and what is there to fault. */
final class ControlInstructions implements Further {
    private static final long DEBUG_EXTENSIONS = 1L << 3;
    private static final long BASE_INSTRUCTIONS = 1L << 16;
    private static final long TASK_SWITCHED = 1L << 3;
    private static final int DEBUG_REGISTERS = 8;
    private static final int LAST_INVALIDATION = 3;
    private static final int GAP_16 = 48;

    private final Core core;
    private final Registers registers;
    private final long[] general;
    private final Mmu mmu;
    private final Fault fault;
    private final Operands operands;

    ControlInstructions(Core core, Operands operands) {
        this.core = core;
        registers = core.registers();
        general = registers.general;
        mmu = core.mmu();
        fault = core.fault();
        this.operands = operands;
    }

    @Override
    public long execute(Op op) {
        switch (op.further) {
            case FROM_DEBUG -> general[op.destination] = registers.debug.get(debug(op));
            case TO_DEBUG -> toDebug(op);
            case READ_FS_BASE -> operands.write(op, base(Registers.FS));
            case READ_GS_BASE -> operands.write(op, base(Registers.GS));
            case WRITE_FS_BASE -> writeBase(op, Registers.FS);
            case WRITE_GS_BASE -> writeBase(op, Registers.GS);
            case CLEAR_TASK_SWITCHED -> {
                core.requireKernel();
                registers.cr0 &= ~TASK_SWITCHED;
            }
            case FORGET_CACHES -> core.requireKernel();
            case FORGET_PAGE -> {
                core.requireKernel();
                mmu.flush();
            }
            case FORGET_CONTEXT -> forgetContext(op);
            case FLUSH_LINE -> mmu.load8(operands.address(op));
            case HINT -> {
            }
            case BOUND -> bound(op);
            default -> throw fault.of(ExceptionVector.UD);
        }
        return op.next;
    }

    /** Returns the number of the debug register; 4 and 5 are 6 and 7 unless CR4.DE says that they do not exist. */
    private int debug(Op op) {
        int number = op.source;
        boolean alias = number == 4 || number == 5;
        if (alias && (registers.cr4 & DEBUG_EXTENSIONS) != 0 || number >= DEBUG_REGISTERS) {
            throw fault.of(ExceptionVector.UD);
        }
        core.requireKernel();
        if (registers.debug.guarded()) {
            registers.debug.happened(DebugRegisters.GUARD);
            throw fault.of(ExceptionVector.DB);
        }
        return number;
    }

    private void toDebug(Op op) {
        int number = debug(op);
        long value = general[op.destination] << op.gap >>> op.gap;
        if (number >= 4 && value >>> Integer.SIZE != 0) {
            throw fault.of(ExceptionVector.GP);
        }
        registers.debug.set(number, value);
        core.pending().leave();
    }

    private long base(int slot) {
        if ((registers.cr4 & BASE_INSTRUCTIONS) == 0) {
            throw fault.of(ExceptionVector.UD);
        }
        return general[slot];
    }

    private void writeBase(Op op, int slot) {
        base(slot);
        long value = general[op.source] << op.gap >>> op.gap;
        if (!core.model().canonical(value)) {
            throw fault.of(ExceptionVector.GP);
        }
        general[slot] = value;
    }

    private void forgetContext(Op op) {
        core.requireKernel();
        mmu.load64(operands.address(op));
        if (Long.compareUnsigned(general[op.destination], LAST_INVALIDATION) > 0) {
            throw fault.of(ExceptionVector.GP);
        }
        mmu.flush();
    }

    /** BOUND: the index must lie between the two signed numbers in memory. */
    private void bound(Op op) {
        long address = operands.address(op);
        int bytes = op.gap == GAP_16 ? Short.BYTES : Integer.BYTES;
        long index = general[op.destination] << op.gap >> op.gap;
        long lower = mmu.load(address, bytes) << op.gap >> op.gap;
        long upper = mmu.load(address + bytes, bytes) << op.gap >> op.gap;
        if (index < lower || index > upper) {
            throw fault.of(ExceptionVector.BR);
        }
    }
}
