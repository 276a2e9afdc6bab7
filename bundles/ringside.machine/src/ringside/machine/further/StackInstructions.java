package ringside.machine.further;

import ringside.machine.execute.Core;
import ringside.machine.execute.ExecutionMode;
import ringside.machine.execute.FlagsImage;
import ringside.machine.execute.Further;
import ringside.machine.execute.Op;
import ringside.machine.execute.Operands;
import ringside.machine.execute.SegmentLoads;
import ringside.machine.state.Fault;
import ringside.machine.state.Pending;
import ringside.machine.state.Registers;

/** ENTER, and what the stack takes besides words of its own width: 16-bit words and selectors. */
final class StackInstructions implements Further {
    private static final int DEEPEST = 31;
    /** PUSHA and POPA have this many registers. */
    private static final int ALL = 8;
    private static final long LOW_16 = 0xffff;

    private final long[] general;
    private final Operands operands;
    private final StackWords stack;
    private final SegmentLoads loads;
    private final FlagsImage image;
    private final Pending pending;

    StackInstructions(Core core, Operands operands, StackWords stack, SegmentLoads loads, ExecutionMode mode) {
        general = core.registers().general;
        pending = core.pending();
        this.operands = operands;
        this.stack = stack;
        this.loads = loads;
        image = new FlagsImage(core, mode);
    }

    @Override
    public long execute(Op op) {
        int bytes = op.bytes();
        switch (op.further) {
            case ENTER -> enter(op);
            case LEAVE -> leave();
            case PUSH -> stack.push(operands.source(op), bytes);
            case POP -> pop(op);
            case PUSH_ALL -> pushAll(bytes);
            case POP_ALL -> popAll(op);
            case PUSH_SEGMENT -> stack.push(loads.selector(op.source), bytes);
            case POP_SEGMENT -> popSegment(op.source, bytes);
            case PUSH_FLAGS -> stack.push(image.pushed(), Short.BYTES);
            default -> {
                long low = stack.load(stack.top(), Short.BYTES);
                image.popped(image.pushed() & ~LOW_16 | low);
                stack.set(stack.top() + Short.BYTES);
            }
        }
        return op.next;
    }

    /** Everything is checked before RSP and RBP change; the last check is of the new top of the stack. */
    private void enter(Op op) {
        int bytes = op.bytes();
        int depth = op.source & DEEPEST;
        long before = stack.top();
        try {
            stack.push(general[Registers.RBP], bytes);
            long frame = stack.top();
            long link = general[Registers.RBP];
            for (int i = 1; i < depth; i++) {
                link = stack.pointer(link - bytes);
                stack.push(stack.load(link, bytes), bytes);
            }
            if (depth > 0) {
                stack.push(frame, bytes);
            }
            long top = stack.pointer(stack.top() - op.immediate);
            stack.checkWrite(top, bytes);
            stack.set(top);
            general[Registers.RBP] = Operands.merge(general[Registers.RBP], frame, op.gap);
        } catch (Fault notEntered) {
            general[Registers.RSP] = before;
            throw notEntered;
        }
    }

    /** With 16 bits: the stack pointer takes all of RBP, in 32-bit code EBP or BP. */
    private void leave() {
        long frame = general[Registers.RBP];
        long saved = stack.load(frame, Short.BYTES);
        stack.set(frame + Short.BYTES);
        general[Registers.RBP] = general[Registers.RBP] & ~LOW_16 | saved;
    }

    /** All is checked before ESP changes. */
    private void pushAll(int bytes) {
        long before = general[Registers.RSP];
        try {
            for (int i = 0; i < ALL; i++) {
                stack.push(i == Registers.RSP ? before : general[i], bytes);
            }
        } catch (Fault notPushed) {
            general[Registers.RSP] = before;
            throw notPushed;
        }
    }

    /** What was pushed of ESP is passed over. */
    private void popAll(Op op) {
        int bytes = op.bytes();
        long[] values = new long[ALL];
        for (int i = 0; i < ALL; i++) {
            values[ALL - 1 - i] = stack.load(stack.top() + (long) i * bytes, bytes);
        }
        for (int i = 0; i < ALL; i++) {
            if (i != Registers.RSP) {
                general[i] = Operands.merge(general[i], values[i], op.gap);
            }
        }
        stack.set(stack.top() + (long) ALL * bytes);
    }

    /** The address of a memory operand is worked out with RSP as it is after the pop (SDM volume 2, POP). */
    private void pop(Op op) {
        long before = general[Registers.RSP];
        long value = stack.load(before, Short.BYTES);
        stack.set(before + Short.BYTES);
        try {
            operands.write(op, value);
        } catch (Fault notWritten) {
            general[Registers.RSP] = before;
            throw notWritten;
        }
    }

    private void popSegment(int segment, int bytes) {
        loads.load(segment, (int) (stack.load(stack.top(), bytes) & LOW_16));
        stack.set(stack.top() + bytes);
        if (segment == SegmentLoads.SS) {
            pending.stackLoaded();
        }
    }
}
