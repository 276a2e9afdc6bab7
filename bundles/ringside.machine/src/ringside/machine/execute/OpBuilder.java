package ringside.machine.execute;

import ringside.machine.code.Instruction;

/** Turns an instruction into the form in which it is executed, and finds out whether the CPU knows it at all. */
final class OpBuilder {
    private OpBuilder() {
    }

    /**
     * Makes the operation of an instruction.
     *
     * @throws IllegalArgumentException when the CPU does not know the instruction
     */
    static Op build(Instruction instruction) {
        Op op = new Op(instruction);
        OperandBuilder operands = new OperandBuilder(instruction, op);
        boolean compat = instruction.bits() == Integer.SIZE;
        if (compat) {
            CompatForm.check(instruction, operands);
        }
        if (!family(instruction.mnemonic(), operands)) {
            throw operands.unknown("the simulated CPU has no such instruction");
        }
        if (op.narrow) {
            op.leaveQuickPath();
        }
        if (compat) {
            CompatForm.adapt(op, operands);
        }
        return op;
    }

    /** Lets the family of a name fill in the operation; false when it is of none. */
    private static boolean family(String name, OperandBuilder operands) {
        return new ArithmeticBuilder(operands).build(name) || new ConditionalBuilder(operands).build(name)
                || new MoveBuilder(operands).build(name) || new StackBuilder(operands).build(name)
                || new BranchBuilder(operands).build(name) || new SystemBuilder(operands).build(name)
                || new PlainBuilder(operands).build(name) || new FurtherBuilder(operands).build(name);
    }
}
