package ringside.machine.further;

import ringside.machine.compute.Alu;
import ringside.machine.execute.Core;
import ringside.machine.execute.Further;
import ringside.machine.execute.FurtherOperation;
import ringside.machine.execute.Op;
import ringside.machine.execute.Operands;
import ringside.machine.execute.Repeat;
import ringside.machine.memory.Mmu;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Register;
import ringside.machine.state.Registers;

/**
 * MOVS, STOS, LODS, SCAS, CMPS, INS and OUTS (SDM volume 1, 7.3.9). One repetition is one step: a trap, an interrupt or
 * a fault finds RIP at the instruction and the registers as far as the work is done.
 */
final class StringInstructions implements Further {
    private static final int RSI = Register.RSI.ordinal();
    private static final int RDI = Register.RDI.ordinal();

    private final long[] general;
    private final LazyFlags flags;
    private final Alu alu;
    private final Mmu mmu;
    private final Operands operands;
    private final PortAccess ports;

    StringInstructions(Core core, Operands operands, PortAccess ports) {
        general = core.registers().general;
        flags = core.registers().flags;
        alu = core.alu();
        mmu = core.mmu();
        this.operands = operands;
        this.ports = ports;
    }

    @Override
    public long execute(Op op) {
        if (op.repeat == Repeat.ONCE) {
            once(op);
            return op.next;
        }
        long count = general[Registers.RCX] & op.addressMask;
        if (count == 0) {
            return op.next;
        }
        once(op);
        set(op, Registers.RCX, count - 1);
        return count == 1 || ended(op) ? op.next : op.address;
    }

    private boolean ended(Op op) {
        if (op.further != FurtherOperation.SCAS && op.further != FurtherOperation.CMPS) {
            return false;
        }
        return op.repeat == Repeat.WHILE_NOT_EQUAL ? flags.zero() : !flags.zero();
    }

    private void once(Op op) {
        int bytes = op.bytes();
        switch (op.further) {
            case MOVS -> {
                mmu.store(destination(op, true), bytes, mmu.load(source(op), bytes));
                advance(op, RSI);
                advance(op, RDI);
            }
            case STOS -> {
                mmu.store(destination(op, true), bytes, general[Registers.RAX]);
                advance(op, RDI);
            }
            case LODS -> {
                long loaded = mmu.load(source(op), bytes);
                general[Registers.RAX] = Operands.merge(general[Registers.RAX], loaded, op.gap);
                advance(op, RSI);
            }
            case SCAS -> {
                alu.sub(general[Registers.RAX], mmu.load(destination(op, false), bytes), op.gap);
                advance(op, RDI);
            }
            case CMPS -> {
                long left = mmu.load(source(op), bytes);
                alu.sub(left, mmu.load(destination(op, false), bytes), op.gap);
                advance(op, RSI);
                advance(op, RDI);
            }
            case INS -> {
                ports.require((int) general[Registers.RDX] & 0xffff, bytes);
                mmu.store(destination(op, true), bytes, PortAccess.FLOATING);
                advance(op, RDI);
            }
            case OUTS -> {
                ports.require((int) general[Registers.RDX] & 0xffff, bytes);
                mmu.load(source(op), bytes);
                advance(op, RSI);
            }
            default -> throw new IllegalStateException("operation " + op.further);
        }
    }

    private long source(Op op) {
        return operands.stringSource(op, general[RSI], op.bytes());
    }

    private long destination(Op op, boolean writes) {
        return operands.stringDestination(op, general[RDI], op.bytes(), writes);
    }

    private void advance(Op op, int register) {
        long moved = general[register] + (flags.has(LazyFlags.DF) ? -op.bytes() : op.bytes());
        set(op, register, moved);
    }

    /** Writes the part of a register that addresses have: RSI, ESI or SI. */
    private void set(Op op, int register, long value) {
        general[register] = Operands.merge(general[register], value, Long.numberOfLeadingZeros(op.addressMask));
    }
}
