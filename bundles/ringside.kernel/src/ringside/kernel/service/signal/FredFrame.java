package ringside.kernel.service.signal;

import ringside.kernel.profile.ServiceRow;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.state.Flag;

/**
 * What Flexible Return and Event Delivery adds to slot ss: bits about the event, above the selector
 * (arch/x86/include/asm/ptrace.h, struct fred_ss).
 */
final class FredFrame {

    /** The event came from an instruction such as SYSCALL: with TF, ERETU traps at once. */
    private static final long SOFTWARE_EVENT = 1L << 17;

    private final TaskContext task;

    FredFrame(TaskContext task) {
        this.task = task;
    }

    /**
     * The begin of rt_sigreturn: the software-event bit goes, so that a TF from the signal frame waits for one
     * instruction; it stays if the SYSCALL of rt_sigreturn itself is being stepped. Since June 2025 (e34dbbc85d64).
     */
    void beginSigreturn() {
        if (task.profile().value(ServiceRow.CLEARS_SWEVENT) && (task.slot(PtSlot.FLAGS) & Flag.TF.mask()) == 0) {
            task.slot(PtSlot.SS, task.slot(PtSlot.SS) & ~SOFTWARE_EVENT);
        }
    }
}
