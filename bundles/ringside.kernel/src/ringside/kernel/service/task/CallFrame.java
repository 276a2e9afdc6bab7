package ringside.kernel.service.task;

import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.state.SignalInfo;

import ringside.kernel.profile.PlaceRow;

/** The present system call, as its slots tell of it (arch/x86/include/asm/syscall.h). */
public final class CallFrame {

    /** Bit of the status word of thread_info: the call came by a 32-bit way. */
    private static final long TS_COMPAT = 2;
    private static final int AUDIT_ARCH_X86_64 = 0xc000003e;
    private static final int AUDIT_ARCH_I386 = 0x40000003;

    private final TaskContext task;
    private final long status;

    /** The present call of this task. */
    public CallFrame(TaskContext task) {
        this.task = task;
        this.status = task.map().threadInfo() + task.profile().wordOffset(PlaceRow.STATUS);
    }

    /** Its number as C code sees it: the low 32 bits of slot orig_ax. */
    public int number() {
        return (int) task.slot(PtSlot.ORIG_AX);
    }

    /**
     * Its result as signal delivery sees it (syscall_get_error): of a call that came by a 32-bit way the low 32 bits
     * count, with their sign.
     */
    public long result() {
        long ax = task.slot(PtSlot.AX);
        return compat() ? (int) ax : ax;
    }

    /** Undoes its entry: slot ax gets the number back (syscall_rollback). */
    public void rollBack() {
        task.slot(PtSlot.AX, task.slot(PtSlot.ORIG_AX));
    }

    /** Whether it came by a 32-bit way. */
    public boolean compat() {
        return (task.machine().memory().read(status, 4) & TS_COMPAT) != 0;
    }

    /** SIGSYS about it. */
    public SignalInfo sigsys(int code, int errno) {
        return new SignalInfo(Signal.SIGSYS, code, task.slot(PtSlot.IP),
                new SignalInfo.Call(number(), compat() ? AUDIT_ARCH_I386 : AUDIT_ARCH_X86_64, errno));
    }
}
