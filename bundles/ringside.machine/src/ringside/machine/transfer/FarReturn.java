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
import ringside.machine.state.Pending;
import ringside.machine.state.Registers;
import ringside.machine.state.Segments;

/** RET to another code segment (SDM volume 2, RET): how a program changes between 64-bit and 32-bit code by itself. */
final class FarReturn {
    private static final long LOW_32 = 0xffff_ffffL;
    private static final int SELECTOR = 0xffff;

    private final CpuModel model;
    private final Registers registers;
    private final Segments segments;
    private final long[] general;
    private final Mmu mmu;
    private final Pending pending;
    private final Fault fault;
    private final ExecutionMode mode;
    private final SegmentLoads loads;
    private final CompatOperands compat;
    private final ListenerPort port;

    FarReturn(Core core, ExecutionMode mode, SegmentLoads loads, ListenerPort port) {
        model = core.model();
        registers = core.registers();
        segments = registers.segments;
        general = registers.general;
        mmu = core.mmu();
        pending = core.pending();
        fault = core.fault();
        compat = new CompatOperands(core);
        this.mode = mode;
        this.loads = loads;
        this.port = port;
    }

    /** Executes the instruction, whose operand size says how wide the words on the stack are; checks come first. */
    void execute(Op op) {
        int width = op.bytes();
        long target = word(0, width);
        int cs = (int) word(width, width) & SELECTOR;
        Descriptor code = loads.returnCode(cs);
        int level = cs & 3;
        int before = registers.cpl();
        long behind = 2L * width + op.immediate;
        long rsp = general[Registers.RSP] + behind;
        int ss = registers.ss;
        Descriptor stack = segments.stack;
        if (level > before) {
            rsp = word(behind, width);
            ss = (int) word(behind + width, width) & SELECTOR;
            stack = loads.returnStack(ss, level, code.longMode());
            rsp += op.immediate;
        }
        if (code.longMode() ? !model.canonical(target) : Long.compareUnsigned(target, code.limit()) > 0) {
            throw fault.of(ExceptionVector.GP);
        }
        general[Registers.RSP] = segments.code.longMode() ? rsp : rsp & LOW_32;
        registers.rip = target;
        registers.cs = cs;
        registers.ss = ss;
        segments.code = code;
        segments.stack = stack;
        mode.changed();
        if (level > before) {
            segments.leaveKernel();
            pending.leave();
            port.listener.returned(op.instruction);
        }
    }

    private long word(long above, int width) {
        long address = general[Registers.RSP] + above;
        if (!segments.code.longMode()) {
            address = compat.onStack(address & LOW_32, width);
        }
        return mmu.load(address, width);
    }
}
