package ringside.kernel.service;

/** Error numbers that system calls answer, negative, in RAX (include/uapi/asm-generic/errno.h). */
final class Errno {

    static final int ENOENT = 2;
    static final int ESRCH = 3;
    static final int EINTR = 4;
    static final int EBADF = 9;
    static final int ENOMEM = 12;
    static final int EFAULT = 14;
    static final int EINVAL = 22;
    static final int ENOSYS = 38;

    private Errno() {
    }
}
