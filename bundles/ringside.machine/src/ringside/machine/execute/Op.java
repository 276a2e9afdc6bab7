package ringside.machine.execute;

import ringside.machine.code.Instruction;
import ringside.machine.code.Operand.SegmentBase;
import ringside.machine.state.Registers;

/**
 * An instruction in the form in which it is executed: small numbers in plain fields. Filled in by {@link OpBuilder} and
 * not changed afterwards.
 */
public final class Op {
    /** Operand kinds. */
    public static final int REGISTER = 0;
    static final int HIGH_BYTE = 1;
    public static final int MEMORY = 2;
    public static final int IMMEDIATE = 3;
    /** The operation of a system instruction that does nothing; all others have other numbers. */
    static final int NOTHING = 0;

    public final Instruction instruction;
    public final long address;
    /** Address of the instruction behind this one; 32-bit code begins anew at 0. */
    public final long next;

    /** What the interpreter's switch looks at, see {@link OpCode}. */
    int code;
    /** Which of the operations that share the code. */
    public int operation;
    /** 64 minus the width of the (destination) operand in bits. */
    public int gap;
    /** 64 minus the width of the source operand in bits. */
    public int sourceGap;
    public int destinationKind;
    /** Register number of the destination. */
    public int destination;
    public int sourceKind;
    /** Register number of the source. */
    public int source;
    /** What it is, when the code is {@link OpCode#FURTHER}. */
    public FurtherOperation further;
    /** How often, for a string instruction. */
    public Repeat repeat = Repeat.ONCE;
    /** True when CL has the count of a double shift. */
    public boolean countInCl;
    /** Immediate, sign-extended; for direct jumps the target. */
    public long immediate;

    /** Slots of {@link Registers#general} that make up a memory address. */
    int base = Registers.ZERO;
    int index = Registers.ZERO;
    public int segment = Registers.ZERO;
    /** Binary logarithm of the scale. */
    int shift;
    long displacement;
    /** Which segment 32-bit code asks for, {@link SegmentBase#NONE} when it does not say. */
    SegmentBase override = SegmentBase.NONE;
    /** What is left of an address before the segment base is added: 64, 32 or 16 bits. */
    public long addressMask = -1;
    /** True when addresses are narrower than the code. */
    boolean narrow;
    /** True when a non-canonical address is a stack fault: RSP or RBP is the base and there is no segment base. */
    boolean stackSegment;

    Op(Instruction instruction) {
        this.instruction = instruction;
        address = instruction.address();
        next = instruction.end();
    }

    /** Returns an operation that goes on with the next instruction. */
    static Op idle(Instruction instead) {
        Op op = new Op(instead);
        op.code = OpCode.NOP;
        return op;
    }

    /** Returns an operation that does nothing and leaves RIP to whoever has written it. */
    static Op nothing(Instruction instead) {
        Op op = new Op(instead);
        op.is(OpCode.SYSTEM, NOTHING);
        return op;
    }

    void is(int newCode, int newOperation) {
        code = newCode;
        operation = newOperation;
    }

    void general(int newOperation) {
        is(OpCode.GENERAL, newOperation);
    }

    void system(int newOperation) {
        is(OpCode.SYSTEM, newOperation);
    }

    /** Takes the way on which addresses may be narrow. */
    void leaveQuickPath() {
        switch (code) {
            case OpCode.LOAD_64, OpCode.LOAD_32, OpCode.LOAD_16, OpCode.LOAD_8, OpCode.STORE_64, OpCode.STORE_32,
                    OpCode.STORE_8, OpCode.LEA_64, OpCode.LEA_32, OpCode.FROM_MEMORY_64, OpCode.FROM_MEMORY_32,
                    OpCode.TO_MEMORY_64, OpCode.TO_MEMORY_32 -> code = OpCode.GENERAL;
            default -> {
            }
        }
    }

    /** Tells whether the destination is 64 or 32 bits wide. */
    boolean wide() {
        return gap <= 32;
    }

    /** Tells whether the source needs no memory and no shift. */
    boolean plainSource() {
        return sourceKind == REGISTER || sourceKind == IMMEDIATE;
    }

    /** Makes the source the sum of a register and the immediate, one of which is 0. */
    void completeSource() {
        if (sourceKind == IMMEDIATE) {
            source = Registers.ZERO;
        }
    }

    /** Returns the address of the memory operand. */
    long effective(long[] general) {
        return general[base] + (general[index] << shift) + displacement + general[segment];
    }

    /** Returns the address of the memory operand in its segment, which may be a narrow one. */
    long offset(long[] general) {
        return effective(general) - general[segment] & addressMask;
    }

    /** Returns the address of the memory operand, which may be a narrow one. */
    long anyEffective(long[] general) {
        return offset(general) + general[segment];
    }

    public int bytes() {
        return 64 - gap >> 3;
    }

    public int sourceBytes() {
        return 64 - sourceGap >> 3;
    }
}
