package ringside.kernel;

/**
 * A signal that waits for the task.
 *
 * @param signal  which
 * @param code    si_code
 * @param address si_addr
 */
record SignalInfo(Signal signal, int code, long address) {

    /** si_code of a signal that a task sent. */
    static final int FROM_USER = 0;
    /** si_code of a signal that the kernel raised without saying more. */
    static final int FROM_KERNEL = 0x80;
    /** si_code TRAP_BRKPT. */
    static final int TRAP_BRKPT = 1;
    /** si_code TRAP_TRACE. */
    static final int TRAP_TRACE = 2;
}
