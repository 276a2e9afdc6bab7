package ringside.kernel;

import ringside.kernel.decision.CompatRule;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.Verdict;
import ringside.kernel.listing.CompatTask;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.Writer;
import ringside.kernel.service.state.EntryState;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.state.Register;

/**
 * How C code chooses the way back from a fast system call of a 32-bit program, since 4.4: by {@link CompatRule}, with
 * the slots of the running task.
 */
final class CompatReturn {

    private static final long USER32_CS = 0x23;
    private static final long USER_DS = 0x2b;

    private final TaskContext task;

    CompatReturn(TaskContext task) {
        this.task = task;
    }

    /** Whether it is this code that decides about the return in question. */
    boolean decides() {
        EntryState entry = task.state().entry();
        return entry.compat() && !entry.forked() && CompatTask.inC(task.profile());
    }

    /** The way back that was taken, with the reason. */
    Verdict taken(Path path) {
        return CompatRule.taken(path, obstacle());
    }

    /** What keeps from SYSRETL, in the order of the kernel's tests; empty if nothing does. */
    private String obstacle() {
        return CompatRule.obstacle(task.options().xenPv(), slot(PtSlot.CS, USER32_CS), slot(PtSlot.SS, USER_DS),
                atLandingPad(), slot(PtSlot.FLAGS, task.cpu().get(Register.R11)));
    }

    /** The entry code leaves slot ip to the C code, which puts the landing pad in. */
    private boolean atLandingPad() {
        Writer by = task.regs().writer(PtSlot.IP);
        return by == Writer.NONE || by == Writer.ENTRY_CODE || by == Writer.C
                || task.slot(PtSlot.IP) == CompatTask.landingPad(task.machine().memory(), task.map());
    }

    private long slot(PtSlot slot, long unwritten) {
        return task.regs().written(slot) ? task.slot(slot) : unwritten;
    }
}
