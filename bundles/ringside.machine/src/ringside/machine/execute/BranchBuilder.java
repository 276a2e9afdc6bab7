package ringside.machine.execute;

/** Operations that go elsewhere in any case: JMP, CALL and both kinds of RET. */
final class BranchBuilder {
    private static final int GAP_32 = 32;

    private final OperandBuilder operands;
    private final Op op;

    BranchBuilder(OperandBuilder operands) {
        this.operands = operands;
        op = operands.op();
    }

    /** Fills in the operation, if the name is one of these. */
    boolean build(String name) {
        switch (name) {
            case "jmp" -> jump(OpCode.JUMP, OpCode.JUMP_INDIRECT);
            case "call" -> jump(OpCode.CALL, OpCode.CALL_INDIRECT);
            case "ret" -> {
                op.code = OpCode.RET;
                op.immediate = released();
            }
            case "retf" -> farReturn(GAP_32);
            case "retfq" -> farReturn(0);
            default -> {
                return false;
            }
        }
        return true;
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
