package ringside.machine.execute;

import ringside.machine.compute.Alu;

/** What the interpreter's switch looks at. The numbers are dense so that the switch becomes a table. */
final class OpCode {
    static final int NOP = 0;
    /** Register := register + immediate, one of which is 0. */
    static final int MOVE_64 = 1;
    static final int MOVE_32 = 2;
    static final int LOAD_64 = 3;
    static final int LOAD_32 = 4;
    /** Zero-extending loads to a 32-bit or 64-bit register. */
    static final int LOAD_16 = 5;
    static final int LOAD_8 = 6;
    /** Memory := register + immediate, one of which is 0. */
    static final int STORE_64 = 7;
    static final int STORE_32 = 8;
    static final int STORE_8 = 9;
    static final int LEA_64 = 10;
    static final int LEA_32 = 11;
    static final int PUSH = 12;
    static final int POP = 13;
    static final int CALL = 14;
    static final int RET = 15;
    static final int JUMP = 16;
    static final int JUMP_INDIRECT = 17;
    static final int CALL_INDIRECT = 18;
    static final int INC = 19;
    static final int DEC = 20;
    static final int SHL_64 = 21;
    static final int SHR_64 = 22;
    static final int SHL_32 = 23;
    static final int SHR_32 = 24;
    static final int MULTIPLY = 25;
    /** Arithmetic with a register and a memory operand. */
    static final int FROM_MEMORY_64 = 26;
    static final int FROM_MEMORY_32 = 27;
    static final int TO_MEMORY_64 = 28;
    static final int TO_MEMORY_32 = 29;
    static final int CONDITIONAL_MOVE_64 = 30;
    static final int CONDITIONAL_SET = 31;
    /** Register := register op (register + immediate); nine operations in the order of {@link Alu}. */
    static final int ARITHMETIC_64 = 32;
    static final int ARITHMETIC_32 = 41;
    /** Sixteen conditional jumps in the order of their encoding. */
    static final int JUMP_IF = 50;
    /** Everything that goes on with the next instruction, see {@link GeneralInstructions}. */
    static final int GENERAL = 66;
    /** Everything else but transfers, see {@link SystemInstructions}. */
    static final int SYSTEM = 67;
    /** What 32-bit code does another way, see {@link CompatInstructions}. */
    static final int COMPAT = 68;
    /** Changes of privilege and of the code segment, see {@link Transfers}. */
    static final int TRANSFER = 69;
    /** Whatever is left, see {@link FurtherOperation}. */
    static final int FURTHER = 70;

    private OpCode() {
    }
}
