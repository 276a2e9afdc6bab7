package ringside.machine.further;

import ringside.machine.compute.Alu;
import ringside.machine.execute.Core;
import ringside.machine.execute.Further;
import ringside.machine.execute.Op;
import ringside.machine.execute.Operands;
import ringside.machine.memory.Mmu;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Register;
import ringside.machine.state.Registers;

/** CMPXCHG and its relatives, XADD, MOVBE, XLAT, LAHF and SAHF. */
final class ExchangeInstructions implements Further {
    private static final int RBX = Register.RBX.ordinal();
    private static final long LOW_32 = 0xffff_ffffL;
    private static final int GAP_32 = 32;
    private static final int AH = 8;
    private static final long AH_FLAGS = LazyFlags.SF | LazyFlags.ZF | LazyFlags.AF | LazyFlags.PF | LazyFlags.CF;

    private final long[] general;
    private final LazyFlags flags;
    private final Alu alu;
    private final Mmu mmu;
    private final Operands operands;
    private final Fault fault;

    ExchangeInstructions(Core core, Operands operands) {
        general = core.registers().general;
        flags = core.registers().flags;
        alu = core.alu();
        mmu = core.mmu();
        fault = core.fault();
        this.operands = operands;
    }

    @Override
    public long execute(Op op) {
        switch (op.further) {
            case COMPARE_EXCHANGE -> compareExchange(op);
            case COMPARE_EXCHANGE_8 -> compareExchange8(operands.address(op));
            case COMPARE_EXCHANGE_16 -> compareExchange16(operands.address(op));
            case EXCHANGE_ADD -> exchangeAdd(op);
            case SWAPPED -> operands.write(op, Long.reverseBytes(operands.source(op)) >>> op.gap);
            case TRANSLATE -> {
                long offset = general[RBX] + (general[Registers.RAX] & 0xff);
                long found = mmu.load8(operands.stringSource(op, offset, 1));
                general[Registers.RAX] = Operands.merge(general[Registers.RAX], found, op.gap);
            }
            case LOAD_FLAGS -> {
                long image = flags.arithmetic() & AH_FLAGS | LazyFlags.FIXED;
                general[Registers.RAX] = general[Registers.RAX] & ~(0xffL << AH) | image << AH;
            }
            default -> {
                long image = general[Registers.RAX] >>> AH & AH_FLAGS;
                flags.loadArithmetic(flags.arithmetic() & LazyFlags.OF | image);
            }
        }
        return op.next;
    }

    /** The destination is written in any case, so memory faults as a write. */
    private void compareExchange(Op op) {
        long found = operands.destinationForWrite(op);
        long source = operands.source(op);
        long difference = alu.sub(general[Registers.RAX], found, op.gap);
        if (difference == 0) {
            operands.write(op, source);
        } else {
            if (op.destinationKind == Op.MEMORY) {
                operands.write(op, found);
            }
            general[Registers.RAX] = Operands.merge(general[Registers.RAX], found, op.gap);
        }
    }

    private void compareExchange8(long address) {
        long found = mmu.loadForWrite(address, Long.BYTES);
        boolean equal = (found & LOW_32) == (general[Registers.RAX] & LOW_32)
                && found >>> GAP_32 == (general[Registers.RDX] & LOW_32);
        mmu.store64(address, equal ? general[RBX] & LOW_32 | general[Registers.RCX] << GAP_32 : found);
        if (!equal) {
            general[Registers.RAX] = found & LOW_32;
            general[Registers.RDX] = found >>> GAP_32;
        }
        zero(equal);
    }

    private void compareExchange16(long address) {
        if ((address & 2 * Long.BYTES - 1) != 0) {
            throw fault.of(ExceptionVector.GP);
        }
        long low = mmu.loadForWrite(address, Long.BYTES);
        long high = mmu.loadForWrite(address + Long.BYTES, Long.BYTES);
        boolean equal = low == general[Registers.RAX] && high == general[Registers.RDX];
        mmu.store64(address, equal ? general[RBX] : low);
        mmu.store64(address + Long.BYTES, equal ? general[Registers.RCX] : high);
        if (!equal) {
            general[Registers.RAX] = low;
            general[Registers.RDX] = high;
        }
        zero(equal);
    }

    private void zero(boolean equal) {
        flags.loadArithmetic(flags.arithmetic() & ~LazyFlags.ZF | (equal ? LazyFlags.ZF : 0));
    }

    /** The source is written first: with the same register twice the sum stays. */
    private void exchangeAdd(Op op) {
        long found = operands.destinationForWrite(op);
        long sum = alu.add(found, operands.source(op), op.gap);
        if (op.destinationKind == Op.MEMORY) {
            operands.write(op, sum);
            operands.writeSource(op, found);
        } else {
            operands.writeSource(op, found);
            operands.write(op, sum);
        }
    }
}
