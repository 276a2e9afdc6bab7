package ringside.kernel.service;

import java.util.HashMap;
import java.util.Map;

/**
 * Bodies of system calls, by theme. Arguments stand in RDI, RSI, RDX as the C calling convention has them; the result
 * goes to RAX. The task has no open files but its input, which never has anything to read.
 */
final class SystemCalls {

    static final int ENOENT = 2;
    static final int ESRCH = 3;
    static final int EINTR = 4;
    static final int EBADF = 9;
    static final int ENOMEM = 12;
    static final int EFAULT = 14;
    static final int EINVAL = 22;
    static final int ENOSYS = 38;

    private SystemCalls() {
    }

    /** All bodies by the name that the listing uses. */
    static Map<String, Service> services() {
        Map<String, Service> all = new HashMap<>();
        all.put("no_such_file", task -> task.result(-EBADF));
        all.put("outside", SystemCalls::outside);
        all.putAll(ProcessCalls.services());
        all.putAll(SignalCalls.services());
        all.putAll(SleepCalls.services());
        all.putAll(PrivilegeCalls.services());
        all.putAll(DispatchCalls.services());
        return all;
    }

    private static void outside(TaskContext task) {
        if (task.watched()) {
            task.note("the body of system call " + task.call().number()
                    + " is outside the model: it answers -ENOSYS");
        }
        task.result(-ENOSYS);
    }
}
