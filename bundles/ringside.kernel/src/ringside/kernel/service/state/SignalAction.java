package ringside.kernel.service.state;

/**
 * What the task wants done with a signal (struct sigaction).
 *
 * @param handler  address of the handler
 * @param restorer where the handler returns to
 * @param restart  SA_RESTART
 * @param onStack  SA_ONSTACK
 * @param nodefer  SA_NODEFER
 * @param mask     signals blocked while the handler runs
 */
public record SignalAction(long handler, long restorer, boolean restart, boolean onStack, boolean nodefer,
        long mask) {

    /** sa_handler: do what happens without a handler. */
    static final long DEFAULT = 0;
    /** sa_handler: do nothing. */
    public static final long IGNORE = 1;
}
