package ringside.machine.transfer;

import ringside.machine.execute.CompatOperands;
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

/** IRETQ, IRETD and IRETW (SDM volume 2); 64-bit code always takes SS and RSP too. */
final class InterruptReturn {
    /** Places in the frame, in words. */
    private static final int CS = 1;
    private static final int FLAGS = 2;
    private static final int RSP = 3;
    private static final int SS = 4;
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
    private final CompatOperands compat;

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
        compat = new CompatOperands(core);
    }

    /**
     * Executes the instruction; all checks come before any change. TF in the frame traps after the next instruction.
     * With FRED it cannot leave the privilege level.
     */
    void execute(Op op) {
        if (flags.has(LazyFlags.NT)) {
            throw fault.of(ExceptionVector.GP);
        }
        int width = op.bytes();
        long rip = word(0, width);
        int cs = (int) word(CS, width) & 0xffff;
        long image = word(FLAGS, width);
        boolean takesStack = registers.segments.code.longMode() || (cs & 3) > registers.cpl();
        long rsp = takesStack ? word(RSP, width) : registers.general[Registers.RSP] + RSP * width;
        int ss = takesStack ? (int) word(SS, width) & 0xffff : registers.ss;
        if (registers.fred() && (cs & 3) > registers.cpl()) {
            throw fault.of(ExceptionVector.GP, cs & SegmentLoads.SELECTOR_MASK);
        }
        Descriptor code = loads.returnCode(cs);
        Descriptor stack = takesStack ? loads.returnStack(ss, cs & 3, code.longMode()) : registers.segments.stack;
        if (code.longMode() ? !model.canonical(rip) : Long.compareUnsigned(rip, code.limit()) > 0) {
            throw fault.of(ExceptionVector.GP);
        }
        int before = registers.cpl();
        long mask = width == Short.BYTES ? mask(before) & LOW_16 : mask(before);
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

    private long word(int index, int width) {
        long offset = registers.general[Registers.RSP] + (long) index * width;
        return registers.segments.code.longMode() ? width == Long.BYTES ? mmu.loadStack(offset)
                : mmu.loadStack(offset, width) : mmu.load(compat.onStack(offset & LOW_32, width), width);
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
