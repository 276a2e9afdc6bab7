package ringside.kernel.service.setup;

/** What a seccomp filter does with a system call (SECCOMP_RET_ of seccomp(2)). */
public enum SeccompAction {
    /** The call is made. */
    ALLOW,
    /** The call is made, and an audit record is written. */
    LOG,
    /** The call is skipped and answers with an error number. */
    ERRNO,
    /** The call is taken back, and the task gets SIGSYS. */
    TRAP,
    /** The task stops for its tracer, which may change or skip the call; without a tracer it answers -ENOSYS. */
    TRACE,
    /** SIGSYS ends the task. */
    KILL
}
