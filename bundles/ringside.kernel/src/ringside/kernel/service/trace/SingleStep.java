package ringside.kernel.service.trace;

import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.Writer;
import ringside.kernel.service.task.TaskContext;
import ringside.kernel.service.task.ThreadFlags;
import ringside.machine.state.Flag;

/**
 * The bookkeeping of PTRACE_SINGLESTEP (arch/x86/kernel/step.c): who owns TF, and what stands for the trap
 * after SYSCALL.
 */
public final class SingleStep {

    private static final int POPF = 0x9d;
    private static final int IRET = 0xcf;
    private static final int LONGEST_INSTRUCTION = 15;
    private static final long USER_CS = 0x33;

    private final TaskContext task;

    /** The bookkeeping for this task. */
    public SingleStep(TaskContext task) {
        this.task = task;
    }

    /**
     * The tracer steps: TF goes on, and is the tracer's unless the program had it on or is about to set it itself. If
     * SINGLESTEP was on before, a trap in the kernel may have taken TF away from the program: it counts as on.
     */
    void enable() {
        ThreadFlags flags = task.flags();
        long before = task.slot(PtSlot.FLAGS) | (flags.get("SINGLESTEP") ? Flag.TF.mask() : 0);
        flags.set("SINGLESTEP", true);
        flags.setIfKnown("SYSCALL_EXIT_TRAP", true);
        boolean had = (before & Flag.TF.mask()) != 0;
        task.regs().set(PtSlot.FLAGS, before | Flag.TF.mask(), Writer.TRACER);
        if (setsFlagsItself(task.slot(PtSlot.IP))) {
            flags.set("FORCED_TF", false);
        } else if (!had) {
            flags.set("FORCED_TF", true);
        }
    }

    /** The tracer steps no more: TF goes off if it was the tracer's. */
    public void disable() {
        ThreadFlags flags = task.flags();
        flags.set("SINGLESTEP", false);
        flags.set("BLOCKSTEP", false);
        flags.setIfKnown("SYSCALL_EXIT_TRAP", false);
        if (flags.get("FORCED_TF")) {
            flags.set("FORCED_TF", false);
            task.regs().set(PtSlot.FLAGS, task.slot(PtSlot.FLAGS) & ~Flag.TF.mask(), Writer.TRACER);
        }
    }

    /** Whether the next instruction is POPF or IRET, behind any prefixes. */
    private boolean setsFlagsItself(long ip) {
        for (int i = 0; i < LONGEST_INSTRUCTION; i++) {
            int octet = task.user().octet(ip + i);
            switch (octet) {
                case POPF, IRET :
                    return true;
                case 0x26, 0x2e, 0x36, 0x3e, 0x64, 0x65, 0x66, 0x67, 0xf0, 0xf2, 0xf3 :
                    break;
                case 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x4b, 0x4c, 0x4d, 0x4e, 0x4f :
                    if (task.slot(PtSlot.CS) != USER_CS) {
                        return false;
                    }
                    break;
                default :
                    return false;
            }
        }
        return false;
    }
}
