package ringside.machine;

/** SYSCALL and SYSRETQ (SDM volume 2; for AMD the programmer's manual, volume 3). */
final class FastSystemCall {
    /** The flags that SYSRET takes from R11: all but RF and VM. */
    static final long RETURN_MASK = 0x3C7FD7;
    private static final long SYSTEM_CALL_ENABLE = 1;
    private static final int SELECTOR_MASK = 0xfffc;

    private final Core core;
    private final Registers registers;
    private final LazyFlags flags;
    private final long[] general;
    private final Pending pending;
    private final Fault fault;
    private final ExecutionMode mode;
    private final Ports ports;

    FastSystemCall(Core core, ExecutionMode mode, Ports ports) {
        this.core = core;
        registers = core.registers();
        flags = registers.flags;
        general = registers.general;
        pending = core.pending();
        fault = core.fault();
        this.mode = mode;
        this.ports = ports;
    }

    /** SYSCALL. Whether a single-step trap follows is decided by the resulting TF. */
    void enter(Op op) {
        requireEnabled();
        boolean fromUser = registers.cpl() == 3;
        long saved = flags.value() & ~LazyFlags.RF;
        general[Registers.RCX] = op.next;
        general[Registers.R11] = saved;
        flags.load(saved & ~registers.sfmask);
        registers.rip = registers.lstar;
        registers.cs = (int) (registers.star >>> 32) & SELECTOR_MASK;
        registers.ss = registers.cs + 8;
        mode.changed();
        pending.trap = flags.has(LazyFlags.TF);
        pending.flagsChanged(flags);
        if (fromUser) {
            ports.listener.entered(true);
        }
    }

    /**
     * SYSRETQ. Whether a single-step trap follows, before any instruction at the target, is decided by the resulting
     * TF. An Intel CPU faults here on a non-canonical target; an AMD CPU goes to level 3 and faults there when it
     * fetches.
     */
    void leave(Op op) {
        requireEnabled();
        core.requireKernel();
        long target = general[Registers.RCX];
        if (core.model().vendor() == Vendor.INTEL && !core.model().canonical(target)) {
            throw fault.of(ExceptionVector.GP);
        }
        int base = (int) (registers.star >>> 48);
        flags.load(general[Registers.R11] & RETURN_MASK | LazyFlags.FIXED);
        registers.rip = target;
        registers.cs = base + 16 & 0xffff | 3;
        registers.ss = base + 8 & 0xffff | 3;
        mode.changed();
        pending.trap = flags.has(LazyFlags.TF);
        pending.flagsChanged(flags);
        ports.listener.returned(op.instruction);
    }

    private void requireEnabled() {
        if ((registers.efer & SYSTEM_CALL_ENABLE) == 0) {
            throw fault.of(ExceptionVector.UD);
        }
    }
}
