package ringside.machine.execute;

import ringside.machine.code.Instruction;
import ringside.machine.code.Operand;
import ringside.machine.code.Operand.ImmediateOperand;
import ringside.machine.code.Operand.MemoryOperand;
import ringside.machine.code.Operand.RegisterOperand;
import ringside.machine.code.Operand.SegmentBase;
import ringside.machine.state.Registers;

/** Turns the operands of an instruction into the numbers of an {@link Op}. */
final class OperandBuilder {
    private final Instruction instruction;
    private final Op op;

    OperandBuilder(Instruction instruction, Op op) {
        this.instruction = instruction;
        this.op = op;
    }

    Op op() {
        return op;
    }

    /** Returns how many operands there are. */
    int count() {
        return instruction.operands().size();
    }

    /** Tells whether the code is of 32 bits. */
    boolean compat() {
        return instruction.bits() == Integer.SIZE;
    }

    /** Returns 64 minus the width of a word on the stack in bits. */
    int stackGap() {
        return Long.SIZE - instruction.bits();
    }

    /** Tells whether the one operand has 16 bits. */
    boolean halfWord() {
        Operand operand = operand(0, 1);
        return operand instanceof RegisterOperand register && register.bits() == Short.SIZE
                || operand instanceof MemoryOperand memory && memory.bits() == Short.SIZE;
    }

    /** Checks that an operand is as wide as a word on the stack. */
    void requireStackWord(int gap) {
        if (gap != stackGap()) {
            throw unknown("expected a " + instruction.bits() + "-bit operand");
        }
    }

    /** Decodes two operands: what is written, then the source. */
    void pair() {
        destination(operand(0, 2));
        source(operand(1, 2));
    }

    /** Decodes what is written, or for a comparison the first operand. */
    void destination(Operand operand) {
        if (operand instanceof RegisterOperand register) {
            op.destination = register.register().ordinal();
            op.destinationKind = register.high() ? Op.HIGH_BYTE : Op.REGISTER;
            op.gap = gap(register.bits());
        } else if (operand instanceof MemoryOperand memory) {
            op.destinationKind = Op.MEMORY;
            op.gap = gap(memory.bits());
            address(memory);
        } else {
            throw unknown("expected a register or memory operand");
        }
    }

    /** To be called behind {@link #destination}: an immediate is as wide as that. */
    void source(Operand operand) {
        if (operand instanceof RegisterOperand register) {
            op.source = register.register().ordinal();
            op.sourceKind = register.high() ? Op.HIGH_BYTE : Op.REGISTER;
            op.sourceGap = gap(register.bits());
        } else if (operand instanceof MemoryOperand memory) {
            op.sourceKind = Op.MEMORY;
            op.sourceGap = gap(memory.bits());
            address(memory);
        } else {
            op.sourceKind = Op.IMMEDIATE;
            op.sourceGap = op.gap;
            op.immediate = immediate(operand);
        }
    }

    void address(MemoryOperand memory) {
        op.base = memory.baseRegister() < 0 ? Registers.ZERO : memory.baseRegister();
        op.index = memory.index() < 0 ? Registers.ZERO : memory.index();
        op.shift = Integer.numberOfTrailingZeros(memory.scale());
        op.displacement = memory.displacement();
        op.segment = switch (memory.segment()) {
            case FS -> Registers.FS;
            case GS -> Registers.GS;
            default -> Registers.ZERO;
        };
        op.override = memory.segment();
        int width = compat() ? Math.min(memory.addressBits(), Integer.SIZE) : memory.addressBits();
        op.addressMask = -1L >>> Long.SIZE - width;
        op.narrow = width < instruction.bits();
        boolean frame = op.base == Registers.RSP || op.base == Registers.RBP;
        op.stackSegment = frame && memory.segment() == SegmentBase.NONE
                || compat() && memory.segment() == SegmentBase.SS;
    }

    int gap(int bits) {
        return switch (bits) {
            case 8, 16, 32, 64 -> 64 - bits;
            default -> throw unknown("operands of " + bits + " bits do not exist: expected 8, 16, 32 or 64");
        };
    }

    long immediate(Operand operand) {
        if (operand instanceof ImmediateOperand constant) {
            return constant.value();
        }
        throw unknown("expected a constant or an address");
    }

    /** Returns one of a fixed number of operands. */
    Operand operand(int index, int count) {
        if (count() != count) {
            throw unknown("expected " + count + " operands, found " + count());
        }
        return instruction.operands().get(index);
    }

    /** Checks that there are no operands. */
    void none() {
        if (count() != 0) {
            throw unknown("expected no operands, found " + count());
        }
    }

    IllegalArgumentException unknown(String why) {
        return new IllegalArgumentException("cannot execute '" + instruction.text() + "': " + why);
    }
}
