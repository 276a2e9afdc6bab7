package ringside.machine.transfer;

import ringside.machine.execute.Core;
import ringside.machine.execute.ExecutionMode;
import ringside.machine.execute.Op;
import ringside.machine.execute.SegmentLoads;
import ringside.machine.memory.Mmu;
import ringside.machine.state.CpuModel;
import ringside.machine.state.Descriptor;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Pending;
import ringside.machine.state.Registers;
import ringside.machine.state.Vendor;

/** IRETQ in 64-bit mode (SDM volume 2). */
final class InterruptReturn {
    private static final int CS_OFFSET = 8;
    private static final int FLAGS_OFFSET = 16;
    private static final int RSP_OFFSET = 24;
    private static final int SS_OFFSET = 32;
    private static final long LOW_16 = 0xffff;
    private static final long LOW_32 = 0xffff_ffffL;

    private final CpuModel model;
    private final Registers registers;
    private final LazyFlags flags;
    private final Mmu mmu;
    private final Pending pending;
    private final Fault fault;
    private final ExecutionMode mode;
    private final SegmentLoads loads;
    private final ListenerPort port;

    InterruptReturn(Core core, ExecutionMode mode, SegmentLoads loads, ListenerPort port) {
        model = core.model();
        registers = core.registers();
        flags = registers.flags;
        mmu = core.mmu();
        pending = core.pending();
        fault = core.fault();
        this.mode = mode;
        this.loads = loads;
        this.port = port;
    }

    /**
     * Executes the instruction; all checks come before any change. TF in the frame traps after the next instruction.
     * With FRED it cannot leave the privilege level.
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
        if (registers.fred() && (cs & 3) > registers.cpl()) {
            throw fault.of(ExceptionVector.GP, cs & SegmentLoads.SELECTOR_MASK);
        }
        Descriptor code = loads.returnCode(cs);
        Descriptor stack = loads.returnStack(ss, cs & 3, code.longMode());
        if (code.longMode() ? !model.canonical(rip) : Long.compareUnsigned(rip, code.limit()) > 0) {
            throw fault.of(ExceptionVector.GP);
        }
        int before = registers.cpl();
        long mask = mask(before);
        flags.load(flags.value() & ~mask | image & mask);
        registers.rip = rip;
        registers.cs = cs;
        registers.ss = ss;
        registers.segments.code = code;
        registers.segments.stack = stack;
        registers.general[Registers.RSP] = code.longMode() ? rsp : compatStack(stack, rsp);
        if (registers.cpl() == 3) {
            registers.segments.leaveKernel();
        }
        mode.changed();
        pending.flagsChanged(flags);
        if (before == 0 && registers.cpl() == 3) {
            port.listener.returned(op.instruction);
        }
    }

    /** RF counts only for a return from the kernel: measured, an IRETQ of user mode leaves no trace of it. */
    private long mask(int cpl) {
        long mask = LazyFlags.USER;
        if (cpl == 0) {
            return mask | LazyFlags.RF | LazyFlags.IF | LazyFlags.IOPL | LazyFlags.VIF | LazyFlags.VIP;
        }
        boolean interruptFlag = cpl <= (flags.system & LazyFlags.IOPL) >> 12;
        return interruptFlag ? mask | LazyFlags.IF : mask;
    }

    /**
     * On the way to 32-bit and 16-bit code no more of RSP is loaded than the stack segment uses. What is above bit 15
     * of a 16-bit pointer stays the kernel's; above bit 31 an Intel CPU clears it.
     */
    private long compatStack(Descriptor stack, long rsp) {
        if (stack.big()) {
            return rsp & LOW_32;
        }
        long kept = registers.general[Registers.RSP] & ~LOW_16;
        return (model.vendor() == Vendor.AMD ? kept : kept & LOW_32) | rsp & LOW_16;
    }
}
