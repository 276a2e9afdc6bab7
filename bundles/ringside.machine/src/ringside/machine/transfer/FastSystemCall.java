package ringside.machine.transfer;

import ringside.machine.execute.Core;
import ringside.machine.execute.ExecutionMode;
import ringside.machine.execute.Op;
import ringside.machine.state.Descriptor;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Pending;
import ringside.machine.state.Registers;
import ringside.machine.state.Segments;
import ringside.machine.state.Vendor;

/** SYSCALL and SYSRET, SYSENTER and SYSEXIT (SDM volume 2; for AMD the programmer's manual, volume 3). */
final class FastSystemCall {
    /** The flags that SYSRET takes from R11: all but RF and VM. */
    static final long RETURN_MASK = 0x3C7FD7;
    private static final long SYSTEM_CALL_ENABLE = 1;
    private static final int SELECTOR_MASK = 0xfffc;
    private static final long LOW_32 = 0xffff_ffffL;
    /** Distance from the selector in STAR to what SYSRETQ loads. */
    private static final int RETURN_TO_64 = 16;
    /** Distances from the selector in SYSENTER_CS to what SYSEXIT loads. */
    private static final int EXIT_TO_32 = 16;
    private static final int EXIT_TO_64 = 32;

    private final Core core;
    private final Registers registers;
    private final Segments segments;
    private final LazyFlags flags;
    private final long[] general;
    private final Pending pending;
    private final Fault fault;
    private final ExecutionMode mode;
    private final FredTransitions fred;
    private final ListenerPort port;

    FastSystemCall(Core core, ExecutionMode mode, FredTransitions fred, ListenerPort port) {
        this.core = core;
        registers = core.registers();
        segments = registers.segments;
        flags = registers.flags;
        general = registers.general;
        pending = core.pending();
        fault = core.fault();
        this.mode = mode;
        this.fred = fred;
        this.port = port;
    }

    /**
     * SYSCALL; with FRED an event like any other. Whether a single-step trap follows is decided by the resulting TF.
     * 32-bit code has an entry of its own on an AMD CPU; on an Intel CPU it has no SYSCALL.
     */
    void enter(Op op) {
        boolean longMode = segments.code.longMode();
        if (!longMode && !amd()) {
            throw fault.of(ExceptionVector.UD);
        }
        if (registers.fred()) {
            fred.systemCall(op, FredTransitions.SYSCALL);
            return;
        }
        requireEnabled();
        boolean fromUser = registers.cpl() == 3;
        long saved = flags.value() & ~LazyFlags.RF;
        general[Registers.RCX] = op.next;
        general[Registers.R11] = saved;
        flags.load(saved & ~registers.sfmask);
        registers.rip = longMode ? registers.lstar : registers.cstar;
        kernel((int) (registers.star >>> 32));
        pending.trap = flags.has(LazyFlags.TF);
        arrived(fromUser);
    }

    /**
     * SYSRET, to 64-bit code at RCX, or with a 32-bit operand size to 32-bit code at ECX. Whether a single-step trap
     * follows, before any instruction at the target, is decided by the resulting TF. An Intel CPU faults here on a
     * non-canonical target; an AMD CPU goes to level 3 and faults there when it fetches. An AMD CPU changes the
     * selector in SS only: the hidden part stays as it is, be it usable or not. With FRED the instruction does not
     * exist.
     */
    void leave(Op op) {
        if (registers.fred()) {
            throw fault.of(ExceptionVector.UD);
        }
        requireEnabled();
        core.requireKernel();
        boolean wide = op.gap == 0;
        boolean amd = amd();
        long target = wide ? general[Registers.RCX] : general[Registers.RCX] & LOW_32;
        if (!amd && !core.model().canonical(target)) {
            throw fault.of(ExceptionVector.GP);
        }
        int base = (int) (registers.star >>> 48);
        flags.load(general[Registers.R11] & RETURN_MASK | LazyFlags.FIXED);
        registers.rip = target;
        registers.cs = (wide ? base + RETURN_TO_64 : base) & 0xffff | 3;
        registers.ss = base + 8 & 0xffff | 3;
        segments.code = wide ? Descriptor.USER_CODE : Descriptor.USER32_CODE;
        if (!amd) {
            segments.stack = Descriptor.USER_DATA;
        }
        mode.changed();
        pending.trap = flags.has(LazyFlags.TF);
        pending.flagsChanged(flags);
        port.listener.returned(op.instruction);
    }

    /**
     * SYSENTER: TF, NT and AC stay as they are, nothing is saved. An AMD CPU does not have it in long mode. With FRED
     * it is an event like any other.
     */
    void sysenter(Op op) {
        if (registers.fred()) {
            fred.systemCall(op, FredTransitions.SYSENTER);
            return;
        }
        requireSysenter();
        boolean fromUser = registers.cpl() == 3;
        flags.system &= ~(LazyFlags.IF | LazyFlags.VM);
        registers.rip = registers.sysenterEip;
        general[Registers.RSP] = registers.sysenterEsp;
        kernel((int) registers.sysenterCs);
        arrived(fromUser);
    }

    /**
     * SYSEXIT: flags stay as they are. With FRED the instruction does not exist.
     *
     * @param wide true to go to 64-bit code at RDX, false to go to 32-bit code at EDX
     */
    void sysexit(Op op, boolean wide) {
        requireSysenter();
        core.requireKernel();
        long target = general[Registers.RDX];
        long stack = general[Registers.RCX];
        if (wide && !(core.model().canonical(target) && core.model().canonical(stack))) {
            throw fault.of(ExceptionVector.GP);
        }
        registers.rip = wide ? target : target & LOW_32;
        general[Registers.RSP] = wide ? stack : stack & LOW_32;
        registers.cs = (int) registers.sysenterCs + (wide ? EXIT_TO_64 : EXIT_TO_32) & 0xffff | 3;
        registers.ss = registers.cs + 8;
        segments.code = wide ? Descriptor.USER_CODE : Descriptor.USER32_CODE;
        segments.stack = Descriptor.USER_DATA;
        mode.changed();
        pending.flagsChanged(flags);
        port.listener.returned(op.instruction);
    }

    private boolean amd() {
        return core.model().vendor() == Vendor.AMD;
    }

    private void requireSysenter() {
        if (amd() || registers.fred()) {
            throw fault.of(ExceptionVector.UD);
        }
        if ((registers.sysenterCs & SELECTOR_MASK) == 0) {
            throw fault.of(ExceptionVector.GP);
        }
    }

    /** Loads CS and SS with flat segments of the kernel; no descriptor is read. */
    private void kernel(int selector) {
        registers.cs = selector & SELECTOR_MASK;
        registers.ss = registers.cs + 8;
        segments.code = Descriptor.KERNEL_CODE;
        segments.stack = Descriptor.KERNEL_DATA;
    }

    private void arrived(boolean fromUser) {
        mode.changed();
        pending.flagsChanged(flags);
        if (fromUser) {
            port.listener.entered(true);
        }
    }

    private void requireEnabled() {
        if ((registers.efer & SYSTEM_CALL_ENABLE) == 0) {
            throw fault.of(ExceptionVector.UD);
        }
    }
}
