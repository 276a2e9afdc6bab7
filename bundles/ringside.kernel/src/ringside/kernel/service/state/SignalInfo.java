package ringside.kernel.service.state;

/**
 * A signal that waits for the task.
 *
 * @param signal  which
 * @param code    si_code
 * @param address si_addr, si_call_addr for SIGSYS
 * @param call    the system call that SIGSYS is about, or null
 */
public record SignalInfo(Signal signal, int code, long address, Call call) {

    /** si_code of a signal that a task sent. */
    public static final int FROM_USER = 0;
    /** si_code of a signal that the kernel raised without saying more. */
    public static final int FROM_KERNEL = 0x80;
    /** si_code TRAP_BRKPT. */
    public static final int TRAP_BRKPT = 1;
    /** si_code TRAP_TRACE. */
    public static final int TRAP_TRACE = 2;
    /** si_code TRAP_HWBKPT. */
    public static final int TRAP_HWBKPT = 4;
    /** si_code SYS_SECCOMP. */
    public static final int SYS_SECCOMP = 1;
    /** si_code SYS_USER_DISPATCH. */
    public static final int SYS_USER_DISPATCH = 2;

    /**
     * The system call that SIGSYS is about.
     *
     * @param number si_syscall
     * @param arch   si_arch, AUDIT_ARCH_ of linux/audit.h
     * @param errno  si_errno
     */
    public record Call(int number, int arch, int errno) {
    }

    /** A signal about something else than a system call. */
    public SignalInfo(Signal signal, int code, long address) {
        this(signal, code, address, null);
    }

    /** A signal that another task sent. */
    public static SignalInfo sent(Signal signal) {
        return new SignalInfo(signal, FROM_USER, 0);
    }
}
