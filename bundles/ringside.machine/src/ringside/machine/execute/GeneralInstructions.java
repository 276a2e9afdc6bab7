package ringside.machine.execute;

import java.util.Map;
import ringside.machine.compute.Alu;
import ringside.machine.compute.Multiplier;
import ringside.machine.compute.Shifter;
import ringside.machine.memory.Mmu;
import ringside.machine.state.Fault;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Registers;

/** All instructions that work at any privilege level and go on with the next one, in all widths and forms. */
final class GeneralInstructions {
    /** Operations 0 to 8 are those of {@link Alu}. */
    static final int MOVE = 9;
    static final int MOVE_SIGN_EXTENDED = 10;
    static final int LEA = 11;
    static final int INC = 12;
    static final int DEC = 13;
    static final int NEG = 14;
    static final int NOT = 15;
    static final int MUL = 16;
    static final int IMUL = 17;
    static final int DIV = 18;
    static final int IDIV = 19;
    static final int MULTIPLY = 20;
    static final int MULTIPLY_IMMEDIATE = 21;
    static final int BT = 22;
    static final int BTS = 23;
    static final int BTR = 24;
    static final int BTC = 25;
    static final int EXCHANGE = 26;
    static final int BYTE_SWAP = 27;
    static final int WIDEN_ACCUMULATOR = 28;
    static final int SIGN_TO_RDX = 29;
    static final int PUSH = 30;
    static final int POP = 31;
    static final int LEAVE = 32;
    static final int CLC = 33;
    static final int STC = 34;
    static final int CMC = 35;
    static final int CLD = 36;
    static final int STD = 37;
    /** Sixteen conditions. */
    static final int CONDITIONAL_MOVE = 40;
    /** Sixteen conditions. */
    static final int CONDITIONAL_SET = 56;
    /** Eight operations of {@link Shifter}. */
    static final int SHIFT = 72;

    /** Those without an operand, by name. */
    static final Map<String, Integer> NO_OPERAND = Map.of("clc", CLC, "stc", STC, "cmc", CMC, "cld", CLD, "std", STD);
    /** Those that change their one operand, by name. */
    static final Map<String, Integer> ONE_OPERAND = Map.of("inc", INC, "dec", DEC, "neg", NEG, "not", NOT, "bswap",
            BYTE_SWAP);
    /** Those that read their one operand and change RAX and RDX, by name. */
    static final Map<String, Integer> ACCUMULATOR = Map.of("mul", MUL, "imul", IMUL, "div", DIV, "idiv", IDIV);
    /** Those with a destination and a source, by name; forms that are executed faster have builders of their own. */
    static final Map<String, Integer> PAIRS = Map.of("bt", BT, "bts", BTS, "btr", BTR, "btc", BTC);

    private static final int AH_SHIFT = 8;

    private final long[] general;
    private final LazyFlags flags;
    private final Alu alu;
    private final Shifter shifter;
    private final Multiplier multiplier;
    private final Mmu mmu;
    private final Operands operands;
    private final Fault fault;

    GeneralInstructions(Core core, Operands operands) {
        general = core.registers().general;
        flags = core.registers().flags;
        alu = core.alu();
        shifter = core.shifter();
        multiplier = core.multiplier();
        mmu = core.mmu();
        fault = core.fault();
        this.operands = operands;
    }

    void execute(Op op) {
        int operation = op.operation;
        if (operation <= Alu.TEST) {
            arithmetic(op);
        } else if (operation >= SHIFT) {
            shift(op);
        } else if (operation >= CONDITIONAL_SET) {
            operands.write(op, flags.condition(operation - CONDITIONAL_SET) ? 1 : 0);
        } else if (operation >= CONDITIONAL_MOVE) {
            conditionalMove(op);
        } else {
            other(op);
        }
    }

    private void other(Op op) {
        switch (op.operation) {
            case MOVE -> operands.write(op, operands.source(op) << op.sourceGap >>> op.sourceGap);
            case MOVE_SIGN_EXTENDED -> operands.write(op, operands.source(op) << op.sourceGap >> op.sourceGap);
            case LEA -> operands.write(op, op.offset(general));
            case INC -> operands.write(op, alu.inc(operands.destinationForWrite(op), op.gap));
            case DEC -> operands.write(op, alu.dec(operands.destinationForWrite(op), op.gap));
            case NEG -> operands.write(op, alu.sub(0, operands.destinationForWrite(op), op.gap));
            case NOT -> operands.write(op, ~operands.destinationForWrite(op));
            case MUL, IMUL -> multiply(op);
            case DIV, IDIV -> divide(op);
            case MULTIPLY -> operands.write(op,
                    multiplier.signed(operands.destination(op), operands.source(op), op.gap));
            case MULTIPLY_IMMEDIATE -> operands.write(op,
                    multiplier.signed(operands.source(op), op.immediate, op.gap));
            case BT, BTS, BTR, BTC -> bit(op);
            case EXCHANGE -> exchange(op);
            default -> implicit(op);
        }
    }

    private void implicit(Op op) {
        switch (op.operation) {
            case BYTE_SWAP -> byteSwap(op);
            case WIDEN_ACCUMULATOR -> widenAccumulator(op);
            case SIGN_TO_RDX -> general[Registers.RDX] = Operands.merge(general[Registers.RDX],
                    general[Registers.RAX] << op.gap >> 63, op.gap);
            case PUSH -> push(operands.source(op));
            case POP -> popToMemory(op);
            case LEAVE -> leave();
            case CLC -> flags.carry(false);
            case STC -> flags.carry(true);
            case CMC -> flags.carry(!flags.carry());
            case CLD -> flags.system &= ~LazyFlags.DF;
            case STD -> flags.system |= LazyFlags.DF;
            default -> throw new IllegalStateException("operation " + op.operation);
        }
    }

    private void arithmetic(Op op) {
        long right = operands.source(op);
        if (Alu.discards(op.operation)) {
            alu.binary(op.operation, operands.destination(op), right, op.gap);
        } else {
            long left = operands.destinationForWrite(op);
            operands.write(op, alu.binary(op.operation, left, right, op.gap));
        }
    }

    private void shift(Op op) {
        int count = (int) operands.source(op) & (op.gap == 0 ? 63 : 31);
        long value = operands.destinationForWrite(op);
        if (count != 0) {
            operands.write(op, shifter.shift(op.operation - SHIFT, value, count, op.gap));
        } else {
            operands.write(op, value);
        }
    }

    /** The source is read in any case; a 32-bit destination loses its upper half in any case. */
    private void conditionalMove(Op op) {
        long value = operands.source(op);
        boolean holds = flags.condition(op.operation - CONDITIONAL_MOVE);
        operands.write(op, holds ? value : general[op.destination]);
    }

    private void multiply(Op op) {
        long left = general[Registers.RAX];
        long right = operands.source(op);
        long low = op.operation == MUL ? multiplier.unsigned(left, right, op.gap)
                : multiplier.signed(left, right, op.gap);
        writePair(multiplier.high, low, op.gap);
    }

    private void divide(Op op) {
        long divisor = operands.source(op);
        boolean narrow = op.bytes() == 1;
        long upper = narrow ? general[Registers.RAX] >>> AH_SHIFT : general[Registers.RDX];
        long lower = general[Registers.RAX];
        long quotient = op.operation == DIV ? multiplier.unsignedQuotient(upper, lower, divisor, op.gap, fault)
                : multiplier.signedQuotient(upper, lower, divisor, op.gap, fault);
        writePair(multiplier.high, quotient, op.gap);
    }

    /** Writes rdx:rax, edx:eax, dx:ax, or for bytes ah:al. */
    private void writePair(long upper, long lower, int gap) {
        if (gap == 56) {
            general[Registers.RAX] = general[Registers.RAX] & ~0xffffL | upper << AH_SHIFT | lower;
        } else {
            general[Registers.RAX] = Operands.merge(general[Registers.RAX], lower, gap);
            general[Registers.RDX] = Operands.merge(general[Registers.RDX], upper, gap);
        }
    }

    /** With a register as bit number, memory is a string of bits that extends in both directions. */
    private void bit(Op op) {
        long number = operands.source(op);
        int width = 64 - op.gap;
        if (op.destinationKind == Op.MEMORY) {
            long signed = op.sourceKind == Op.IMMEDIATE ? number & width - 1 : number << op.gap >> op.gap;
            long away = (signed >> Integer.numberOfTrailingZeros(width)) * op.bytes();
            memoryBit(op, operands.bitString(op, away), 1L << (number & width - 1));
        } else {
            long mask = 1L << (number & width - 1);
            long value = general[op.destination];
            flags.carry((value & mask) != 0);
            if (op.operation != BT) {
                operands.write(op, changed(op.operation, value, mask));
            }
        }
    }

    private void memoryBit(Op op, long address, long mask) {
        boolean writes = op.operation != BT;
        long value = writes ? mmu.loadForWrite(address, op.bytes()) : mmu.load(address, op.bytes());
        if (writes) {
            mmu.store(address, op.bytes(), changed(op.operation, value, mask));
        }
        flags.carry((value & mask) != 0);
    }

    private static long changed(int operation, long value, long mask) {
        return switch (operation) {
            case BTS -> value | mask;
            case BTR -> value & ~mask;
            default -> value ^ mask;
        };
    }

    private void exchange(Op op) {
        long destination = operands.destinationForWrite(op);
        long source = operands.source(op);
        operands.write(op, source);
        operands.writeSource(op, destination);
    }

    /** With 16 bits the manuals leave the result undefined; processors of AMD give 0. */
    private void byteSwap(Op op) {
        operands.write(op, op.wide() ? Long.reverseBytes(general[op.destination]) >>> op.gap : 0);
    }

    private void widenAccumulator(Op op) {
        long half = 32 + (op.gap >> 1);
        long value = general[Registers.RAX] << half >> half;
        general[Registers.RAX] = Operands.merge(general[Registers.RAX], value, op.gap);
    }

    private void push(long value) {
        long top = general[Registers.RSP] - Long.BYTES;
        mmu.storeStack(top, value);
        general[Registers.RSP] = top;
    }

    /** The address is worked out with RSP as it is after the pop (SDM volume 2, POP). */
    private void popToMemory(Op op) {
        long top = general[Registers.RSP];
        long value = mmu.loadStack(top);
        general[Registers.RSP] = top + Long.BYTES;
        long address = operands.address(op);
        general[Registers.RSP] = top;
        mmu.store64(address, value);
        general[Registers.RSP] = top + Long.BYTES;
    }

    private void leave() {
        long frame = general[Registers.RBP];
        long value = mmu.loadStack(frame);
        general[Registers.RSP] = frame + Long.BYTES;
        general[Registers.RBP] = value;
    }
}
