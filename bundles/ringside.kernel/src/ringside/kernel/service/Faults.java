package ringside.kernel.service;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.state.SignalInfo;
import ringside.kernel.service.state.TrapState;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.Signals;
import ringside.kernel.service.task.TaskContext;
import ringside.kernel.service.trace.Uprobe;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/** The C handlers of exceptions: a fault of the user becomes a signal, one of the kernel ends everything. */
final class Faults {

    private static final int FPE_INTDIV = 1;
    private static final int ILL_ILLOPN = 2;
    private static final int BUS_ADRALN = 1;
    private static final int SEGV_MAPERR = 1;
    private static final int SEGV_ACCERR = 2;
    /** DR6: what a debug exception was about; all of it, the breakpoints that were hit, a single step. */
    private static final long TOLD = 0xe00f;
    private static final long HITS = 0xf;
    private static final long STEP = 1 << 14;
    /** Bit 0 of a page-fault error code: the page was there. */
    private static final long PF_PRESENT = 1;

    private final TaskContext task;
    private final Uprobe uprobe;
    private final Signals signals;

    Faults(TaskContext task, Uprobe uprobe) {
        this.task = task;
        this.uprobe = uprobe;
        this.signals = new Signals(task);
    }

    /** All handlers by the name that the listing uses. The frame is at RDI, an error code in RSI. */
    Map<String, Service> services() {
        Map<String, Service> all = new HashMap<>();
        all.put("fault_de", () -> simple(ExceptionVector.DE, Signal.SIGFPE, FPE_INTDIV, true));
        all.put("fault_db", this::debug);
        all.put("fault_bp", this::breakpoint);
        all.put("fault_of",
                () -> simple(ExceptionVector.OF, Signal.SIGSEGV, SignalInfo.FROM_KERNEL, false));
        all.put("fault_br", () -> simple(ExceptionVector.BR, Signal.SIGSEGV, SignalInfo.FROM_KERNEL, false));
        all.put("fault_ud", () -> simple(ExceptionVector.UD, Signal.SIGILL, ILL_ILLOPN, true));
        all.put("fault_np", () -> simple(ExceptionVector.NP, Signal.SIGBUS, SignalInfo.FROM_KERNEL, false));
        all.put("fault_ss", () -> simple(ExceptionVector.SS, Signal.SIGBUS, SignalInfo.FROM_KERNEL, false));
        all.put("fault_gp", () -> simple(ExceptionVector.GP, Signal.SIGSEGV, SignalInfo.FROM_KERNEL, false));
        all.put("fault_ac", () -> simple(ExceptionVector.AC, Signal.SIGBUS, BUS_ADRALN, false));
        all.put("fault_pf", this::pageFault);
        all.put("fault_df", this::doubleFault);
        return all;
    }

    private void simple(ExceptionVector vector, Signal signal, int code, boolean atIp) {
        if (inKernel()) {
            oops(vector);
            return;
        }
        long error = vector.hasErrorCode() ? task.cpu().get(Register.RSI) : 0;
        task.update(state -> state.with(state.trap().with(vector.number(), error)));
        uprobe.faulted();
        signals.force(new SignalInfo(signal, code, atIp ? task.slot(PtSlot.IP) : 0));
    }

    private void breakpoint() {
        if (inKernel() || !uprobe.hit()) {
            simple(ExceptionVector.BP, Signal.SIGTRAP, SignalInfo.FROM_KERNEL, false);
        }
    }

    private void debug() {
        long status = task.cpu().get(Register.DR6) & TOLD;
        task.cpu().set(Register.DR6, 0);
        if (inKernel()) {
            if ((status & STEP) != 0) {
                new KernelStep(task).trapped();
            }
            return;
        }
        task.flags().set("BLOCKSTEP", false);
        if ((status & STEP) == 0 || !uprobe.stepped()) {
            resume(status);
            simple(ExceptionVector.DB, Signal.SIGTRAP, code(status), true);
        }
    }

    /** The CPU pushes RF as it was; without it the breakpoint would hit again at once (hw_breakpoint_handler). */
    private void resume(long status) {
        if (HardwareBreakpoints.executed(task.cpu(), status)) {
            task.slot(PtSlot.FLAGS, task.slot(PtSlot.FLAGS) | Flag.RF.mask());
            task.note("a breakpoint on an instruction: RF is set in the flags slot, so that it is executed now");
        }
    }

    private static int code(long status) {
        return (status & STEP) != 0 ? SignalInfo.TRAP_TRACE
                : (status & HITS) != 0 ? SignalInfo.TRAP_HWBKPT : SignalInfo.TRAP_BRKPT;
    }

    private void doubleFault() {
        if (!new Espfix(task).repaired()) {
            oops(ExceptionVector.DF);
        }
    }

    private void pageFault() {
        if (inKernel()) {
            if (!fixed()) {
                oops(ExceptionVector.PF);
            }
            return;
        }
        long address = task.cpu().get(Register.CR2);
        long error = task.cpu().get(Register.RSI);
        boolean kernels = task.user().outside(address);
        boolean mapped = !kernels && task.machine().memory().mapped(address);
        task.update(state -> state.with(new TrapState(ExceptionVector.PF.number(),
                kernels ? error | PF_PRESENT : error, address)));
        uprobe.faulted();
        signals.force(new SignalInfo(Signal.SIGSEGV, mapped ? SEGV_ACCERR : SEGV_MAPERR, address));
    }

    /** An access to the user's memory that the kernel is prepared to see fail: it goes on elsewhere. */
    private boolean fixed() {
        long slot = task.cpu().get(Register.RDI) + PtSlot.IP.offset();
        OptionalLong elsewhere = task.listing().fixup(task.machine().memory().read(slot, 8));
        elsewhere.ifPresent(address -> task.machine().memory().write(slot, 8, address));
        return elsewhere.isPresent();
    }

    /** Whether the frame at RDI was saved from kernel mode. */
    private boolean inKernel() {
        return (task.machine().memory().read(task.cpu().get(Register.RDI) + PtSlot.CS.offset(), 8) & 3) == 0;
    }

    private void oops(ExceptionVector vector) {
        long frame = task.cpu().get(Register.RDI);
        long rip = task.machine().memory().read(frame + PtSlot.IP.offset(), 8);
        long rsp = task.machine().memory().read(frame + PtSlot.SP.offset(), 8);
        task.listener().modelError("", rip, String.format("%s in the kernel at 0x%x with the stack pointer 0x%x%s",
                vector.label(), rip, rsp, rsp >= 0 ? ", which is the user's" : ""));
        task.end("oops");
    }
}
