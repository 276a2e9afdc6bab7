package ringside.machine.execute;

import ringside.machine.code.Operand.SegmentRegisterOperand;

/** Operations on the stack: PUSH, POP and LEAVE. */
final class StackBuilder {
    private final OperandBuilder operands;
    private final Op op;

    StackBuilder(OperandBuilder operands) {
        this.operands = operands;
        op = operands.op();
    }

    /** Fills in the operation, if the name is one of these. */
    boolean build(String name) {
        switch (name) {
            case "push" -> push();
            case "pop" -> pop();
            case "leave" -> {
                operands.none();
                op.general(GeneralInstructions.LEAVE);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void push() {
        if (operands.operand(0, 1) instanceof SegmentRegisterOperand segment) {
            new FurtherBuilder(operands).segmentOnStack(FurtherOperation.PUSH_SEGMENT, segment, operands.stackGap());
            return;
        }
        if (operands.halfWord()) {
            new FurtherBuilder(operands).build("pushw");
            return;
        }
        op.general(GeneralInstructions.PUSH);
        operands.source(operands.operand(0, 1));
        operands.requireStackWord(op.sourceKind == Op.IMMEDIATE ? operands.stackGap() : op.sourceGap);
        if (op.sourceKind != Op.MEMORY) {
            op.code = OpCode.PUSH;
            op.completeSource();
        }
    }

    private void pop() {
        if (operands.operand(0, 1) instanceof SegmentRegisterOperand segment) {
            new FurtherBuilder(operands).segmentOnStack(FurtherOperation.POP_SEGMENT, segment, operands.stackGap());
            return;
        }
        if (operands.halfWord()) {
            new FurtherBuilder(operands).build("popw");
            return;
        }
        op.general(GeneralInstructions.POP);
        operands.destination(operands.operand(0, 1));
        operands.requireStackWord(op.gap);
        if (op.destinationKind == Op.REGISTER) {
            op.code = OpCode.POP;
        }
    }
}
