package ringside.kernel.service.task;

/** Error numbers that system calls answer, negative, in RAX (include/uapi/asm-generic/errno.h). */
public final class Errno {

    /** No such file. */
    public static final int ENOENT = 2;
    /** Not allowed. */
    public static final int EPERM = 1;
    /** No such process. */
    public static final int ESRCH = 3;
    /** A signal came in between. */
    public static final int EINTR = 4;
    /** No such open file. */
    public static final int EBADF = 9;
    /** Too little memory: an alternate stack that is too small, pages that there are not. */
    public static final int ENOMEM = 12;
    /** An address that the user may not use. */
    public static final int EFAULT = 14;
    /** In use already. */
    public static final int EBUSY = 16;
    /** There is something already. */
    public static final int EEXIST = 17;
    /** An argument out of range. */
    public static final int EINVAL = 22;
    /** No such system call. */
    public static final int ENOSYS = 38;

    private Errno() {
    }
}
