package ringside.machine.execute;

import ringside.machine.code.Instruction;

/** The instructions that the simulated CPU knows. */
public final class InstructionSet {
    private InstructionSet() {
    }

    /**
     * Checks that the CPU knows an instruction, with these operands and in code of this width.
     *
     * @return the instruction
     * @throws IllegalArgumentException when it does not; the message says what is wrong
     */
    public static Instruction require(Instruction instruction) {
        OpBuilder.build(instruction);
        return instruction;
    }
}
