package ringside.machine.execute;

import java.util.List;
import java.util.Set;

import ringside.machine.code.Instruction;
import ringside.machine.code.Operand.MemoryOperand;
import ringside.machine.code.Operand.RegisterOperand;
import ringside.machine.state.Register;

/** Turns a decoded instruction into its form for 32-bit code, if it is one of those that the model knows there. */
final class CompatForm {
    private static final int FIRST_NEW_REGISTER = Register.R8.ordinal();
    private static final Set<String> LONG_MODE_ONLY = Set.of("cdqe", "cqo", "endbr64", "iretq", "movabs", "movsxd",
            "popfq", "pushfq", "retfq", "swapgs", "sysexitd", "sysexitq", "sysretd", "sysretq");
    /** Instructions of 32-bit code that take two doublewords from memory. */
    private static final Set<String> PAIRS = Set.of("bound", "cmpxchg8b");

    private CompatForm() {
    }

    /**
     * Checks an instruction's names and widths.
     *
     * @throws IllegalArgumentException when it is none of 32-bit code
     */
    static void check(Instruction instruction, OperandBuilder operands) {
        if (LONG_MODE_ONLY.contains(instruction.mnemonic()) || instruction.operands().stream().anyMatch(
                wide -> wide instanceof RegisterOperand register && (register.bits() == Long.SIZE
                        || register.register().ordinal() >= FIRST_NEW_REGISTER)
                        || wide instanceof MemoryOperand memory && (memory.bits() == Long.SIZE && !PAIRS.contains(
                                instruction.mnemonic())
                                || memory.baseRegister() >= FIRST_NEW_REGISTER || memory
                                        .index() >= FIRST_NEW_REGISTER))) {
            throw operands.unknown("32-bit code has no such instruction");
        }
    }

    /**
     * Gives an instruction that differs from that of 64-bit code the number of its 32-bit form.
     *
     * @throws IllegalArgumentException when the model has no such form
     */
    static void adapt(Op op, OperandBuilder operands) {
        switch (op.code) {
            case OpCode.PUSH -> compat(op, CompatInstructions.PUSH);
            case OpCode.POP -> compat(op, CompatInstructions.POP);
            case OpCode.CALL, OpCode.CALL_INDIRECT -> compat(op, CompatInstructions.CALL);
            case OpCode.JUMP_INDIRECT -> compat(op, CompatInstructions.JUMP);
            case OpCode.RET -> compat(op, CompatInstructions.RETURN);
            case OpCode.SYSTEM -> system(op, operands);
            case OpCode.GENERAL -> general(op);
            case OpCode.LEA_32, OpCode.COMPAT, OpCode.TRANSFER, OpCode.FURTHER -> {
            }
            default -> {
                if (inMemory(op)) {
                    op.code = OpCode.COMPAT;
                }
            }
        }
    }

    private static void general(Op op) {
        switch (op.operation) {
            case GeneralInstructions.PUSH -> compat(op, CompatInstructions.PUSH);
            case GeneralInstructions.POP -> compat(op, CompatInstructions.POP);
            case GeneralInstructions.LEAVE -> compat(op, CompatInstructions.LEAVE);
            default -> op.code = inMemory(op) ? OpCode.COMPAT : OpCode.GENERAL;
        }
    }

    private static void system(Op op, OperandBuilder operands) {
        if (op.operation == SystemInstructions.PUSHF) {
            compat(op, CompatInstructions.PUSH_FLAGS);
        } else if (op.operation == SystemInstructions.POPF) {
            compat(op, CompatInstructions.POP_FLAGS);
        } else if (inMemory(op) || List.of(SystemInstructions.TO_CONTROL, SystemInstructions.FROM_CONTROL)
                .contains(op.operation)) {
            throw outside(operands);
        }
    }

    private static void compat(Op op, int operation) {
        op.is(OpCode.COMPAT, operation);
    }

    private static boolean inMemory(Op op) {
        return op.destinationKind == Op.MEMORY || op.sourceKind == Op.MEMORY;
    }

    private static IllegalArgumentException outside(OperandBuilder operands) {
        return operands.unknown("this form is not part of the 32-bit code that the simulated CPU runs");
    }
}
