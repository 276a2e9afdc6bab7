package ringside.kernel.service.setup;

/**
 * A rule of a task's seccomp filter.
 *
 * @param nr     number of the system call; {@link #EVERY} fits all
 * @param action what is done with it
 * @param data   the lower 16 bits of the filter's verdict: the error number of ERRNO, si_errno of TRAP
 */
public record SeccompRule(int nr, SeccompAction action, int data) {

    /** The number that fits every call. */
    public static final int EVERY = -1;
}
