package ringside.machine.execute;

import ringside.machine.state.LazyFlags;
import ringside.machine.state.Pending;
import ringside.machine.state.Registers;

/** What PUSHF puts on the stack and what POPF takes from there (SDM volume 2). */
public final class FlagsImage {
    private final Registers registers;
    private final LazyFlags flags;
    private final Pending pending;
    private final ExecutionMode mode;

    public FlagsImage(Core core, ExecutionMode mode) {
        registers = core.registers();
        flags = registers.flags;
        pending = core.pending();
        this.mode = mode;
    }

    public long pushed() {
        return flags.value() & ~(LazyFlags.RF | LazyFlags.VM);
    }

    /** Loads those flags that may be changed from here; RF goes off. */
    public void popped(long image) {
        long mask = LazyFlags.USER;
        if (registers.cpl() == 0) {
            mask |= LazyFlags.IOPL;
        }
        if (mayChangeInterruptFlag()) {
            mask |= LazyFlags.IF;
        }
        flags.load(flags.value() & ~(mask | LazyFlags.RF) | image & mask);
        mode.changed();
        pending.flagsChanged(flags);
    }

    boolean mayChangeInterruptFlag() {
        return registers.cpl() <= (flags.system & LazyFlags.IOPL) >> 12;
    }
}
