package ringside.machine.further;

import java.util.Optional;
import ringside.machine.execute.Core;
import ringside.machine.execute.ExecutionMode;
import ringside.machine.execute.Further;
import ringside.machine.execute.FurtherOperation;
import ringside.machine.execute.Op;
import ringside.machine.execute.Operands;
import ringside.machine.execute.SegmentLoads;
import ringside.machine.memory.Mmu;
import ringside.machine.state.Descriptor;
import ringside.machine.state.DescriptorTable;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Registers;
import ringside.machine.state.TableRegisters;

/** What asks for descriptors and their tables, and loads pointers with a selector (SDM volume 3, 5.10 and 2.8). */
final class DescriptorInstructions implements Further {
    /** Bits of CR4: SGDT, SIDT, SLDT, STR and SMSW are for the kernel. */
    private static final long USER_MODE_PREVENTION = 1L << 11;
    private static final long MACHINE_STATUS = 0xf;
    private static final int GAP_16 = 48;

    private final Core core;
    private final Registers registers;
    private final LazyFlags flags;
    private final Mmu mmu;
    private final Fault fault;
    private final Operands operands;
    private final SegmentLoads loads;
    private final DescriptorTable descriptors;
    private final ExecutionMode mode;

    DescriptorInstructions(Core core, Operands operands, SegmentLoads loads, DescriptorTable descriptors,
            ExecutionMode mode) {
        this.core = core;
        registers = core.registers();
        flags = registers.flags;
        mmu = core.mmu();
        fault = core.fault();
        this.operands = operands;
        this.loads = loads;
        this.descriptors = descriptors;
        this.mode = mode;
    }

    @Override
    public long execute(Op op) {
        switch (op.further) {
            case ADJUST_LEVEL -> adjustLevel(op);
            case ACCESS_RIGHTS -> look(op, selector(op).map(Descriptor::accessRights));
            case LIMIT -> look(op, selector(op).map(Descriptor::limit));
            case VERIFY_READ -> zero(selector(op).filter(found -> !found.code() || found.open()).isPresent());
            case STORE_GLOBAL, STORE_INTERRUPTS, STORE_LOCAL, STORE_TASK, STORE_STATUS -> store(op);
            case LOAD_GLOBAL, LOAD_INTERRUPTS, LOAD_LOCAL, LOAD_TASK, LOAD_STATUS -> load(op);
            case LOAD_SS -> pointer(op, SegmentLoads.SS);
            case LOAD_DS -> pointer(op, SegmentLoads.DS);
            case LOAD_ES -> pointer(op, SegmentLoads.ES);
            case LOAD_FS -> pointer(op, SegmentLoads.FS);
            default -> pointer(op, SegmentLoads.GS);
        }
        return op.next;
    }

    /** Returns what the source names, if it may be looked at from here. */
    private Optional<Descriptor> selector(Op op) {
        return loads.visible((int) operands.source(op) & 0xffff);
    }

    /** When there is nothing to see, the destination stays as it is, all 64 bits of it. */
    private void look(Op op, Optional<Long> seen) {
        seen.ifPresent(value -> operands.write(op, value));
        zero(seen.isPresent());
    }

    /** ARPL: lends the selector in the destination the level of the source, if that is the weaker one. */
    private void adjustLevel(Op op) {
        long selector = operands.destinationForWrite(op);
        long level = operands.source(op) & 3;
        boolean raised = (selector & 3) < level;
        if (raised) {
            operands.write(op, selector & ~3L | level);
        }
        zero(raised);
    }

    private void zero(boolean found) {
        flags.loadArithmetic(flags.arithmetic() & ~LazyFlags.ZF | (found ? LazyFlags.ZF : 0));
    }

    private void store(Op op) {
        if (registers.cpl() != 0 && (registers.cr4 & USER_MODE_PREVENTION) != 0) {
            throw fault.of(ExceptionVector.GP);
        }
        TableRegisters tables = registers.tables;
        switch (op.further) {
            case STORE_GLOBAL -> storeTable(op, tables.gdtLimit, tables.gdtBase);
            case STORE_INTERRUPTS -> storeTable(op, tables.idtLimit, tables.idtBase);
            case STORE_LOCAL -> operands.write(op, descriptors.ldt().save().length == 0 ? 0
                    : TableRegisters.LOCAL_TABLE);
            case STORE_TASK -> operands.write(op, tables.task);
            default -> operands.write(op, registers.cr0);
        }
    }

    private void storeTable(Op op, int limit, long base) {
        long address = operands.address(op);
        int bytes = op.instruction.bits() / Byte.SIZE;
        mmu.checkWrite(address, Short.BYTES, false);
        mmu.checkWrite(address + Short.BYTES, bytes, false);
        mmu.store(address, Short.BYTES, limit);
        mmu.store(address + Short.BYTES, bytes, base);
    }

    private void load(Op op) {
        core.requireKernel();
        TableRegisters tables = registers.tables;
        switch (op.further) {
            case LOAD_GLOBAL -> {
                long base = tableBase(op);
                tables.gdtLimit = (int) mmu.load16(operands.address(op));
                tables.gdtBase = base;
            }
            case LOAD_INTERRUPTS -> {
                long base = tableBase(op);
                tables.idtLimit = (int) mmu.load16(operands.address(op));
                tables.idtBase = base;
            }
            case LOAD_STATUS -> {
                long status = operands.source(op) & MACHINE_STATUS;
                registers.cr0 = registers.cr0 & ~(MACHINE_STATUS & ~1) | status;
                mode.changed();
            }
            default -> loadSystem(op);
        }
    }

    private long tableBase(Op op) {
        long base = mmu.load(operands.address(op) + Short.BYTES, op.instruction.bits() / Byte.SIZE);
        if (!core.model().canonical(base)) {
            throw fault.of(ExceptionVector.GP);
        }
        return base;
    }

    /**
     * LLDT takes a null selector or that of the one local table; LTR takes nothing, as the one task-state segment is
     * busy already.
     */
    private void loadSystem(Op op) {
        int selector = (int) operands.source(op) & 0xffff;
        boolean local = op.further == FurtherOperation.LOAD_LOCAL;
        boolean good = local && (DescriptorTable.isNull(selector) || selector == TableRegisters.LOCAL_TABLE);
        if (!good) {
            throw fault.of(ExceptionVector.GP, selector & SegmentLoads.SELECTOR_MASK);
        }
    }

    private void pointer(Op op, int segment) {
        long address = operands.address(op);
        int bytes = op.gap == GAP_16 ? Short.BYTES : Integer.BYTES;
        long offset = mmu.load(address, bytes);
        loads.load(segment, (int) mmu.load16(address + bytes));
        operands.write(op, offset);
    }
}
