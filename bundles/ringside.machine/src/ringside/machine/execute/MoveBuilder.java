package ringside.machine.execute;

import ringside.machine.code.Operand;
import ringside.machine.code.Operand.ControlRegisterOperand;
import ringside.machine.code.Operand.DebugRegisterOperand;
import ringside.machine.code.Operand.MemoryOperand;
import ringside.machine.code.Operand.SegmentRegisterOperand;
import ringside.machine.state.Registers;

/** Operations that copy: MOV in all its forms, LEA and XCHG. */
final class MoveBuilder {
    private final OperandBuilder operands;
    private final Op op;

    MoveBuilder(OperandBuilder operands) {
        this.operands = operands;
        op = operands.op();
    }

    /** Fills in the operation, if the name is one of these. */
    boolean build(String name) {
        switch (name) {
            case "mov", "movabs", "movnti" -> move();
            case "movzx" -> moveZeroExtended();
            case "movsx", "movsxd" -> {
                op.general(GeneralInstructions.MOVE_SIGN_EXTENDED);
                operands.pair();
            }
            case "lea" -> loadAddress();
            case "xchg" -> exchange();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void move() {
        Operand to = operands.operand(0, 2);
        Operand from = operands.operand(1, 2);
        if (to instanceof DebugRegisterOperand || from instanceof DebugRegisterOperand) {
            new FurtherBuilder(operands).debugMove();
        } else if (to instanceof ControlRegisterOperand control) {
            op.system(SystemInstructions.TO_CONTROL);
            operands.source(from);
            op.destination = control.n();
        } else if (from instanceof ControlRegisterOperand control) {
            op.system(SystemInstructions.FROM_CONTROL);
            operands.destination(to);
            op.source = control.n();
        } else if (to instanceof SegmentRegisterOperand segment) {
            op.system(SystemInstructions.TO_SEGMENT);
            operands.source(from);
            op.destination = segment.n();
        } else if (from instanceof SegmentRegisterOperand segment) {
            op.system(SystemInstructions.FROM_SEGMENT);
            operands.destination(to);
            op.source = segment.n();
        } else {
            op.general(GeneralInstructions.MOVE);
            operands.pair();
            quickMove();
        }
    }

    private void quickMove() {
        boolean toRegister = op.destinationKind == Op.REGISTER;
        if (op.wide() && toRegister && op.sourceKind == Op.MEMORY) {
            op.code = op.gap == 0 ? OpCode.LOAD_64 : OpCode.LOAD_32;
        } else if (op.wide() && op.plainSource()) {
            if (toRegister) {
                op.code = op.gap == 0 ? OpCode.MOVE_64 : OpCode.MOVE_32;
            } else {
                op.code = op.gap == 0 ? OpCode.STORE_64 : OpCode.STORE_32;
            }
            op.completeSource();
        } else if (op.gap == 56 && op.destinationKind == Op.MEMORY && op.plainSource()) {
            op.code = OpCode.STORE_8;
            op.completeSource();
        }
    }

    private void moveZeroExtended() {
        op.general(GeneralInstructions.MOVE);
        operands.pair();
        if (op.wide() && op.sourceKind == Op.MEMORY) {
            op.code = op.sourceBytes() == 1 ? OpCode.LOAD_8 : OpCode.LOAD_16;
        }
    }

    private void loadAddress() {
        op.general(GeneralInstructions.LEA);
        operands.destination(operands.operand(0, 2));
        if (!(operands.operand(1, 2) instanceof MemoryOperand memory)) {
            throw operands.unknown("expected a memory operand behind the comma");
        }
        operands.address(memory);
        op.segment = Registers.ZERO;
        if (op.wide()) {
            op.code = op.gap == 0 ? OpCode.LEA_64 : OpCode.LEA_32;
        }
    }

    private void exchange() {
        op.general(GeneralInstructions.EXCHANGE);
        int first = operands.operand(1, 2) instanceof MemoryOperand ? 1 : 0;
        operands.destination(operands.operand(first, 2));
        operands.source(operands.operand(1 - first, 2));
    }
}
