package ringside.machine.execute;

/** Operations whose operands go without saying: what does nothing, what widens the accumulator, single flags. */
final class PlainBuilder {
    private final OperandBuilder operands;
    private final Op op;

    PlainBuilder(OperandBuilder operands) {
        this.operands = operands;
        op = operands.op();
    }

    /** Fills in the operation, if the name is one of these. */
    boolean build(String name) {
        switch (name) {
            case "nop", "pause", "lfence", "mfence", "sfence", "endbr64", "endbr32" -> op.code = OpCode.NOP;
            case "cbw" -> widen(GeneralInstructions.WIDEN_ACCUMULATOR, 48);
            case "cwde" -> widen(GeneralInstructions.WIDEN_ACCUMULATOR, 32);
            case "cdqe" -> widen(GeneralInstructions.WIDEN_ACCUMULATOR, 0);
            case "cwd" -> widen(GeneralInstructions.SIGN_TO_RDX, 48);
            case "cdq" -> widen(GeneralInstructions.SIGN_TO_RDX, 32);
            case "cqo" -> widen(GeneralInstructions.SIGN_TO_RDX, 0);
            default -> {
                return flag(name);
            }
        }
        return true;
    }

    private boolean flag(String name) {
        if (!GeneralInstructions.NO_OPERAND.containsKey(name)) {
            return false;
        }
        operands.none();
        op.general(GeneralInstructions.NO_OPERAND.get(name));
        return true;
    }

    private void widen(int operation, int gap) {
        operands.none();
        op.general(operation);
        op.gap = gap;
    }
}
