package ringside.machine.execute;

import ringside.machine.code.Operand.ImmediateOperand;
import ringside.machine.code.Operand.MemoryOperand;

/** Operations that go elsewhere in any case: JMP, CALL and both kinds of RET. */
final class BranchBuilder {
    private static final int GAP_32 = 32;
    private static final int GAP_16 = 48;
    /** Width of an offset of 32 bits with its selector. */
    private static final int POINTER_32 = 48;

    private final OperandBuilder operands;
    private final Op op;

    BranchBuilder(OperandBuilder operands) {
        this.operands = operands;
        op = operands.op();
    }

    /** Fills in the operation, if the name is one of these. */
    boolean build(String name) {
        switch (name) {
            case "jmp" -> {
                if (!far(Transfers.FAR_JUMP) && !word(FurtherOperation.JUMP_WORD)) {
                    jump(OpCode.JUMP, OpCode.JUMP_INDIRECT);
                }
            }
            case "call" -> {
                if (!far(Transfers.FAR_CALL) && !word(FurtherOperation.CALL_WORD)) {
                    jump(OpCode.CALL, OpCode.CALL_INDIRECT);
                }
            }
            case "ljmp" -> farPointer(Transfers.FAR_JUMP, GAP_32);
            case "ljmpw" -> farPointer(Transfers.FAR_JUMP, GAP_16);
            case "lcall" -> farPointer(Transfers.FAR_CALL, GAP_32);
            case "lcallw" -> farPointer(Transfers.FAR_CALL, GAP_16);
            case "ret" -> {
                op.code = OpCode.RET;
                op.immediate = released();
            }
            case "retw" -> {
                new FurtherBuilder(operands).nearWord(FurtherOperation.RETURN_WORD);
                op.immediate = released();
            }
            case "retf" -> farReturn(GAP_32);
            case "retfw" -> farReturn(GAP_16);
            case "retfq" -> farReturn(0);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Through memory of 32 bits in 64-bit code, or of 48: an offset and a selector. */
    private boolean far(int transfer) {
        if (!(operands.operand(0, 1) instanceof MemoryOperand memory)
                || memory.bits() != POINTER_32 && (memory.bits() != Integer.SIZE || operands.compat())) {
            return false;
        }
        op.is(OpCode.TRANSFER, transfer);
        op.gap = memory.bits() == POINTER_32 ? GAP_32 : GAP_16;
        op.sourceKind = Op.MEMORY;
        op.sourceGap = op.gap;
        operands.address(memory);
        return true;
    }

    /** To a selector and an offset in the instruction itself. */
    private void farPointer(int transfer, int gap) {
        op.is(OpCode.TRANSFER, transfer);
        op.gap = gap;
        op.sourceKind = Op.IMMEDIATE;
        op.source = (int) operands.immediate(operands.operand(0, 2));
        op.immediate = operands.immediate(operands.operand(1, 2));
    }

    private boolean word(FurtherOperation operation) {
        boolean word = !(operands.operand(0, 1) instanceof ImmediateOperand) && operands.halfWord();
        if (word) {
            new FurtherBuilder(operands).nearWord(operation);
            operands.source(operands.operand(0, 1));
        }
        return word;
    }

    private void jump(int direct, int indirect) {
        operands.source(operands.operand(0, 1));
        boolean near = op.sourceKind == Op.IMMEDIATE && op.immediate << 16 >> 16 == op.immediate;
        op.code = near ? direct : indirect;
        if (op.sourceKind != Op.IMMEDIATE) {
            operands.requireStackWord(op.sourceGap);
        }
    }

    private void farReturn(int gap) {
        op.is(OpCode.TRANSFER, Transfers.FAR_RETURN);
        op.gap = gap;
        op.stackSegment = true;
        op.immediate = released();
    }

    /** Returns how many bytes more are taken from the stack. */
    private long released() {
        return operands.count() == 0 ? 0 : operands.immediate(operands.operand(0, 1));
    }
}
