package ringside.machine.execute;

import ringside.machine.memory.Mmu;
import ringside.machine.state.Fault;
import ringside.machine.state.Registers;
import ringside.machine.state.Segments;

/**
 * What 32-bit code does another way than 64-bit code: operands in memory, a stack of four-byte words whose pointer is
 * ESP or, in a 16-bit stack segment, SP, and targets of 32 bits. Everything else is carried out like 64-bit code.
 */
public final class CompatInstructions {
    /** Numbers below are operations of {@link GeneralInstructions} with a memory operand. */
    static final int PUSH = 128;
    static final int POP = 129;
    static final int PUSH_FLAGS = 132;
    static final int POP_FLAGS = 133;
    static final int CALL = 134;
    static final int JUMP = 135;
    static final int RETURN = 136;
    static final int LEAVE = 137;

    private static final long LOW_32 = 0xffff_ffffL;
    private static final long LOW_16 = 0xffff;

    private final long[] general;
    private final Segments segments;
    private final Mmu mmu;
    private final CompatOperands operands;
    private final GeneralInstructions instructions;
    private final FlagsImage flags;

    public CompatInstructions(Core core, ExecutionMode mode) {
        general = core.registers().general;
        segments = core.registers().segments;
        mmu = core.mmu();
        operands = new CompatOperands(core);
        instructions = new GeneralInstructions(core, operands);
        flags = new FlagsImage(core, mode);
    }

    /** Executes an instruction and returns the address of the next. */
    long execute(Op op) {
        switch (op.operation) {
            case PUSH -> push(operands.source(op));
            case POP -> pop(op);
            case PUSH_FLAGS -> push(flags.pushed());
            case POP_FLAGS -> {
                long image = top(0);
                flags.popped(image);
                release(Integer.BYTES);
            }
            case CALL -> {
                long target = operands.source(op) & LOW_32;
                push(op.next);
                return target;
            }
            case JUMP -> {
                return operands.source(op) & LOW_32;
            }
            case RETURN -> {
                long target = top(0);
                release(Integer.BYTES + op.immediate);
                return target;
            }
            case LEAVE -> leave();
            default -> instructions.execute(op);
        }
        return op.next;
    }

    private void push(long value) {
        long pointer = pointer(general[Registers.RSP] - Integer.BYTES);
        mmu.store32(operands.onStack(pointer, Integer.BYTES), value);
        setPointer(pointer);
    }

    /** The address of a memory operand is worked out with ESP as it is after the pop (SDM volume 2, POP). */
    private void pop(Op op) {
        long before = general[Registers.RSP];
        long value = top(0);
        release(Integer.BYTES);
        if (op.destinationKind == Op.REGISTER) {
            operands.write(op, value);
            return;
        }
        try {
            operands.write(op, value);
        } catch (Fault notWritten) {
            general[Registers.RSP] = before;
            throw notWritten;
        }
    }

    private void leave() {
        long frame = pointer(general[Registers.RBP]);
        long value = mmu.load32(operands.onStack(frame, Integer.BYTES));
        setPointer(pointer(frame + Integer.BYTES));
        general[Registers.RBP] = value;
    }

    /** Reads the word that lies some bytes above the top of the stack. */
    private long top(int above) {
        return mmu.load32(operands.onStack(pointer(general[Registers.RSP] + above), Integer.BYTES));
    }

    private void release(long bytes) {
        setPointer(pointer(general[Registers.RSP] + bytes));
    }

    private boolean narrow() {
        return segments.stack != null && !segments.stack.big();
    }

    private long pointer(long value) {
        return value & (narrow() ? LOW_16 : LOW_32);
    }

    private void setPointer(long pointer) {
        general[Registers.RSP] = narrow() ? general[Registers.RSP] & ~LOW_16 | pointer : pointer;
    }
}
