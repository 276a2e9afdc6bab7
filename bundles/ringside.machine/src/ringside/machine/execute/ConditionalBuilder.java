package ringside.machine.execute;

import java.util.OptionalInt;
import ringside.machine.code.Condition;

/** Operations that look at flags: conditional jumps, moves and sets. */
final class ConditionalBuilder {
    private final OperandBuilder operands;
    private final Op op;

    ConditionalBuilder(OperandBuilder operands) {
        this.operands = operands;
        op = operands.op();
    }

    /** Fills in the operation, if the name is one of these. */
    boolean build(String name) {
        OptionalInt jump = Condition.of(name, "j");
        OptionalInt move = Condition.of(name, "cmov");
        OptionalInt set = Condition.of(name, "set");
        if (jump.isPresent()) {
            op.code = OpCode.JUMP_IF + jump.getAsInt();
            op.immediate = operands.immediate(operands.operand(0, 1));
        } else if (move.isPresent()) {
            move(move.getAsInt());
        } else if (set.isPresent()) {
            set(set.getAsInt());
        } else {
            return false;
        }
        return true;
    }

    private void move(int condition) {
        op.general(GeneralInstructions.CONDITIONAL_MOVE + condition);
        operands.pair();
        if (op.gap == 0 && op.sourceKind == Op.REGISTER) {
            op.is(OpCode.CONDITIONAL_MOVE_64, condition);
        }
    }

    private void set(int condition) {
        op.general(GeneralInstructions.CONDITIONAL_SET + condition);
        operands.destination(operands.operand(0, 1));
        if (op.destinationKind == Op.REGISTER) {
            op.is(OpCode.CONDITIONAL_SET, condition);
        }
    }
}
