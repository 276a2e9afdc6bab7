package ringside.machine;

import java.util.Optional;

/** IRETQ in 64-bit mode (SDM volume 2). */
final class InterruptReturn {
    private static final int CS_OFFSET = 8;
    private static final int FLAGS_OFFSET = 16;
    private static final int RSP_OFFSET = 24;
    private static final int SS_OFFSET = 32;
    private static final int SELECTOR_MASK = 0xfffc;

    private final CpuModel model;
    private final Registers registers;
    private final LazyFlags flags;
    private final Mmu mmu;
    private final Pending pending;
    private final Fault fault;
    private final ExecutionMode mode;
    private final DescriptorTable descriptors;
    private final Ports ports;

    InterruptReturn(Core core, ExecutionMode mode, DescriptorTable descriptors, Ports ports) {
        model = core.model();
        registers = core.registers();
        flags = registers.flags;
        mmu = core.mmu();
        pending = core.pending();
        fault = core.fault();
        this.mode = mode;
        this.descriptors = descriptors;
        this.ports = ports;
    }

    /**
     * Executes the instruction; all checks come before any change. TF in the frame traps after the next instruction.
     */
    void execute(Op op) {
        if (flags.has(LazyFlags.NT)) {
            throw fault.of(ExceptionVector.GP);
        }
        long top = registers.general[Registers.RSP];
        long rip = mmu.loadStack(top);
        int cs = (int) mmu.loadStack(top + CS_OFFSET) & 0xffff;
        long image = mmu.loadStack(top + FLAGS_OFFSET);
        long rsp = mmu.loadStack(top + RSP_OFFSET);
        int ss = (int) mmu.loadStack(top + SS_OFFSET) & 0xffff;
        Descriptor code = checkCode(cs);
        checkStack(ss, cs & 3, code.longMode());
        if (code.longMode() ? !model.canonical(rip) : rip >>> 32 != 0) {
            throw fault.of(ExceptionVector.GP);
        }
        int before = registers.cpl();
        long mask = mask(before);
        flags.load(flags.value() & ~mask | image & mask);
        registers.rip = rip;
        registers.cs = cs;
        registers.ss = ss;
        registers.general[Registers.RSP] = rsp;
        mode.changed();
        pending.flagsChanged(flags);
        if (before == 0 && registers.cpl() == 3) {
            ports.listener.returned(op.instruction);
        }
    }

    /** RF counts only for a return from the kernel: measured, an IRETQ of user mode leaves no trace of it. */
    private long mask(int cpl) {
        long mask = SystemInstructions.USER_FLAGS;
        if (cpl == 0) {
            return mask | LazyFlags.RF | LazyFlags.IF | LazyFlags.IOPL | LazyFlags.VIF | LazyFlags.VIP;
        }
        boolean interruptFlag = cpl <= (flags.system & LazyFlags.IOPL) >> 12;
        return interruptFlag ? mask | LazyFlags.IF : mask;
    }

    private Descriptor checkCode(int selector) {
        if (DescriptorTable.isNull(selector)) {
            throw fault.of(ExceptionVector.GP);
        }
        int level = selector & 3;
        Optional<Descriptor> found = descriptors.get(selector);
        if (found.isEmpty() || !found.get().code() || level < registers.cpl() || found.get().dpl() != level) {
            throw fault.of(ExceptionVector.GP, selector & SELECTOR_MASK);
        }
        if (!found.get().present()) {
            throw fault.of(ExceptionVector.NP, selector & SELECTOR_MASK);
        }
        return found.get();
    }

    /** A null stack selector is good only below level 3 and for 64-bit code. */
    private void checkStack(int selector, int level, boolean longMode) {
        if (DescriptorTable.isNull(selector)) {
            if (level == 3 || !longMode || (selector & 3) != level) {
                throw fault.of(ExceptionVector.GP);
            }
            return;
        }
        Optional<Descriptor> found = descriptors.get(selector);
        if (found.isEmpty() || found.get().code() || (selector & 3) != level || found.get().dpl() != level) {
            throw fault.of(ExceptionVector.GP, selector & SELECTOR_MASK);
        }
        if (!found.get().present()) {
            throw fault.of(ExceptionVector.SS, selector & SELECTOR_MASK);
        }
    }
}
