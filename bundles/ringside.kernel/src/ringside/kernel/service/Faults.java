package ringside.kernel.service;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Register;

/** The C handlers of exceptions: a fault of the user becomes a signal, one of the kernel ends everything. */
final class Faults {

    private static final int FPE_INTDIV = 1;
    private static final int ILL_ILLOPN = 2;
    private static final int BUS_ADRALN = 1;
    private static final int SEGV_MAPERR = 1;
    private static final int SEGV_ACCERR = 2;
    /** Bit 0 of a page-fault error code: the page was there. */
    private static final long PF_PRESENT = 1;

    private Faults() {
    }

    /** All handlers by the name that the listing uses. The frame is at RDI, an error code in RSI. */
    static Map<String, Service> services() {
        Map<String, Service> all = new HashMap<>();
        all.put("fault_de", task -> simple(task, ExceptionVector.DE, Signal.SIGFPE, FPE_INTDIV, true));
        all.put("fault_db", Faults::debug);
        all.put("fault_bp", Faults::breakpoint);
        all.put("fault_of",
                task -> simple(task, ExceptionVector.OF, Signal.SIGSEGV, SignalInfo.FROM_KERNEL, false));
        all.put("fault_ud", task -> simple(task, ExceptionVector.UD, Signal.SIGILL, ILL_ILLOPN, true));
        all.put("fault_np", task -> simple(task, ExceptionVector.NP, Signal.SIGBUS, SignalInfo.FROM_KERNEL, false));
        all.put("fault_ss", task -> simple(task, ExceptionVector.SS, Signal.SIGBUS, SignalInfo.FROM_KERNEL, false));
        all.put("fault_gp", task -> simple(task, ExceptionVector.GP, Signal.SIGSEGV, SignalInfo.FROM_KERNEL, false));
        all.put("fault_ac", task -> simple(task, ExceptionVector.AC, Signal.SIGBUS, BUS_ADRALN, false));
        all.put("fault_pf", Faults::pageFault);
        all.put("fault_df", Faults::doubleFault);
        return all;
    }

    private static void simple(TaskContext task, ExceptionVector vector, Signal signal, int code, boolean atIp) {
        if (inKernel(task)) {
            oops(task, vector);
            return;
        }
        long error = vector.hasErrorCode() ? task.cpu().get(Register.RSI) : 0;
        task.update(state -> state.with(state.trap().with(vector.number(), error)));
        task.uprobe().faulted();
        task.signals().force(new SignalInfo(signal, code, atIp ? task.slot(PtSlot.IP) : 0));
    }

    private static void breakpoint(TaskContext task) {
        if (inKernel(task) || !task.uprobe().hit()) {
            simple(task, ExceptionVector.BP, Signal.SIGTRAP, SignalInfo.FROM_KERNEL, false);
        }
    }

    private static void debug(TaskContext task) {
        if (inKernel(task)) {
            new KernelStep(task).trapped();
            return;
        }
        task.flags().set("BLOCKSTEP", false);
        if (!task.uprobe().stepped()) {
            simple(task, ExceptionVector.DB, Signal.SIGTRAP, SignalInfo.TRAP_TRACE, true);
        }
    }

    private static void doubleFault(TaskContext task) {
        if (!new Espfix(task).repaired()) {
            oops(task, ExceptionVector.DF);
        }
    }

    private static void pageFault(TaskContext task) {
        if (inKernel(task)) {
            if (!fixed(task)) {
                oops(task, ExceptionVector.PF);
            }
            return;
        }
        long address = task.cpu().get(Register.CR2);
        long error = task.cpu().get(Register.RSI);
        boolean kernels = task.user().outside(address);
        boolean mapped = !kernels && task.machine().memory().mapped(address);
        task.update(state -> state.with(new TrapState(ExceptionVector.PF.number(),
                kernels ? error | PF_PRESENT : error, address)));
        task.uprobe().faulted();
        task.signals().force(new SignalInfo(Signal.SIGSEGV, mapped ? SEGV_ACCERR : SEGV_MAPERR, address));
    }

    /** An access to the user's memory that the kernel is prepared to see fail: it goes on elsewhere. */
    private static boolean fixed(TaskContext task) {
        long slot = task.cpu().get(Register.RDI) + PtSlot.IP.offset();
        OptionalLong elsewhere = task.listing().fixup(task.machine().memory().read(slot, 8));
        elsewhere.ifPresent(address -> task.machine().memory().write(slot, 8, address));
        return elsewhere.isPresent();
    }

    /** Whether the frame at RDI was saved from kernel mode. */
    private static boolean inKernel(TaskContext task) {
        return (task.machine().memory().read(task.cpu().get(Register.RDI) + PtSlot.CS.offset(), 8) & 3) == 0;
    }

    private static void oops(TaskContext task, ExceptionVector vector) {
        long frame = task.cpu().get(Register.RDI);
        long rip = task.machine().memory().read(frame + PtSlot.IP.offset(), 8);
        long rsp = task.machine().memory().read(frame + PtSlot.SP.offset(), 8);
        task.listener().modelError("", rip, String.format("%s in the kernel at 0x%x with the stack pointer 0x%x%s",
                vector.label(), rip, rsp, rsp >= 0 ? ", which is the user's" : ""));
        task.end("oops");
    }
}
