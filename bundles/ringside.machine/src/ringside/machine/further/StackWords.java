package ringside.machine.further;

import ringside.machine.execute.CompatOperands;
import ringside.machine.execute.Core;
import ringside.machine.memory.Mmu;
import ringside.machine.state.Registers;
import ringside.machine.state.Segments;

/** The stack in words of any width: 64-bit code reaches it by RSP, 32-bit code by ESP or SP in its segment. */
final class StackWords {
    private static final long LOW_32 = 0xffff_ffffL;
    private static final long LOW_16 = 0xffff;

    private final long[] general;
    private final Segments segments;
    private final Mmu mmu;
    private final CompatOperands compat;

    StackWords(Core core, CompatOperands compat) {
        general = core.registers().general;
        segments = core.registers().segments;
        mmu = core.mmu();
        this.compat = compat;
    }

    /** Reads what lies some bytes above an offset in the stack. */
    long load(long offset, int bytes) {
        return mmu.loadStack(address(offset, bytes), bytes);
    }

    /** Writes below the top of the stack and moves the top there. */
    void push(long value, int bytes) {
        long below = pointer(general[Registers.RSP] - bytes);
        mmu.storeStack(address(below, bytes), bytes, value);
        set(below);
    }

    void store(long offset, int bytes, long value) {
        mmu.storeStack(address(offset, bytes), bytes, value);
    }

    void checkWrite(long offset, int bytes) {
        mmu.checkWrite(address(offset, bytes), bytes, true);
    }

    long top() {
        return general[Registers.RSP];
    }

    /** Moves the top of the stack. */
    void set(long offset) {
        long mask = mask();
        general[Registers.RSP] = mask == LOW_16 ? general[Registers.RSP] & ~LOW_16 | offset & LOW_16 : offset & mask;
    }

    /** Cuts an offset to the width of the stack pointer. */
    long pointer(long offset) {
        return offset & mask();
    }

    private long address(long offset, int bytes) {
        return segments.code.longMode() ? offset : compat.onStack(pointer(offset), bytes);
    }

    private long mask() {
        return segments.code.longMode() ? -1 : segments.stack != null && !segments.stack.big() ? LOW_16 : LOW_32;
    }
}
