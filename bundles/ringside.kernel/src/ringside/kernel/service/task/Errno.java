package ringside.kernel.service.task;

/** Error numbers that system calls answer, negative, in RAX (include/uapi/asm-generic/errno.h). */
public final class Errno {

    public static final int ENOENT = 2;
    public static final int ESRCH = 3;
    public static final int EINTR = 4;
    public static final int EBADF = 9;
    public static final int ENOMEM = 12;
    public static final int EFAULT = 14;
    public static final int EINVAL = 22;
    public static final int ENOSYS = 38;

    private Errno() {
    }
}
