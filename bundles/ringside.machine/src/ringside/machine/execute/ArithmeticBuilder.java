package ringside.machine.execute;

import java.util.Map;
import ringside.machine.code.Operand;
import ringside.machine.compute.Alu;
import ringside.machine.compute.Shifter;

/** Operations that compute: addition, logic, shifts, multiplication, division and single bits. */
final class ArithmeticBuilder {
    private static final Map<String, Integer> ARITHMETIC = Map.of("add", Alu.ADD, "or", Alu.OR, "adc", Alu.ADC,
            "sbb", Alu.SBB, "and", Alu.AND, "sub", Alu.SUB, "xor", Alu.XOR, "cmp", Alu.CMP, "test", Alu.TEST);
    private static final Map<String, Integer> SHIFTS = Map.of("rol", Shifter.ROL, "ror", Shifter.ROR, "rcl",
            Shifter.RCL, "rcr", Shifter.RCR,
            "shl", Shifter.SHL, "sal", Shifter.SHL, "shr", Shifter.SHR, "sar", Shifter.SAR);

    private final OperandBuilder operands;
    private final Op op;

    ArithmeticBuilder(OperandBuilder operands) {
        this.operands = operands;
        op = operands.op();
    }

    /** Fills in the operation, if the name is one of these. */
    boolean build(String name) {
        if (ARITHMETIC.containsKey(name)) {
            arithmetic(ARITHMETIC.get(name));
        } else if (SHIFTS.containsKey(name)) {
            shift(SHIFTS.get(name));
        } else if (GeneralInstructions.ONE_OPERAND.containsKey(name)) {
            oneOperand(GeneralInstructions.ONE_OPERAND.get(name));
        } else if (name.equals("imul") && operands.count() > 1) {
            multiply();
        } else if (GeneralInstructions.ACCUMULATOR.containsKey(name)) {
            accumulator(GeneralInstructions.ACCUMULATOR.get(name));
        } else if (GeneralInstructions.PAIRS.containsKey(name)) {
            op.general(GeneralInstructions.PAIRS.get(name));
            operands.pair();
        } else {
            return false;
        }
        return true;
    }

    private void arithmetic(int operation) {
        Operand left = operands.operand(0, 2);
        Operand right = operands.operand(1, 2);
        op.general(operation);
        operands.destination(left);
        operands.source(right);
        if (op.wide() && op.plainSource()) {
            if (op.destinationKind == Op.REGISTER) {
                op.code = (op.gap == 0 ? OpCode.ARITHMETIC_64 : OpCode.ARITHMETIC_32) + operation;
            } else {
                op.code = op.gap == 0 ? OpCode.TO_MEMORY_64 : OpCode.TO_MEMORY_32;
            }
            op.completeSource();
        } else if (op.wide() && op.destinationKind == Op.REGISTER) {
            op.code = op.gap == 0 ? OpCode.FROM_MEMORY_64 : OpCode.FROM_MEMORY_32;
        }
    }

    private void shift(int operation) {
        op.general(GeneralInstructions.SHIFT + operation);
        operands.pair();
        long count = op.immediate & (op.gap == 0 ? 63 : 31);
        boolean fixed = op.sourceKind == Op.IMMEDIATE && count != 0 && op.wide()
                && op.destinationKind == Op.REGISTER;
        if (fixed && operation == Shifter.SHL) {
            op.code = op.gap == 0 ? OpCode.SHL_64 : OpCode.SHL_32;
            op.immediate = count;
        } else if (fixed && operation == Shifter.SHR) {
            op.code = op.gap == 0 ? OpCode.SHR_64 : OpCode.SHR_32;
            op.immediate = count;
        }
    }

    private void oneOperand(int operation) {
        op.general(operation);
        operands.destination(operands.operand(0, 1));
        if (op.wide() && op.destinationKind == Op.REGISTER && operation == GeneralInstructions.INC) {
            op.code = OpCode.INC;
        } else if (op.wide() && op.destinationKind == Op.REGISTER && operation == GeneralInstructions.DEC) {
            op.code = OpCode.DEC;
        }
    }

    private void accumulator(int operation) {
        op.general(operation);
        operands.source(operands.operand(0, 1));
        op.gap = op.sourceGap;
    }

    private void multiply() {
        int count = operands.count();
        op.general(count == 2 ? GeneralInstructions.MULTIPLY : GeneralInstructions.MULTIPLY_IMMEDIATE);
        operands.destination(operands.operand(0, count));
        operands.source(operands.operand(1, count));
        if (count == 3) {
            op.immediate = operands.immediate(operands.operand(2, 3));
        } else if (op.wide() && op.sourceKind == Op.REGISTER) {
            op.code = OpCode.MULTIPLY;
        }
    }
}
