package ringside.kernel.service.call;

import java.util.Map;
import ringside.kernel.service.task.Errno;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.state.Register;

/** Output: what goes to descriptors 1 and 2 is the console, and there are no other files to write to. */
final class ConsoleCalls {

    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    /** The kernel writes no more at once (MAX_RW_COUNT). */
    private static final long LARGEST = 0x7ffff000L;

    private final TaskContext task;

    ConsoleCalls(TaskContext task) {
        this.task = task;
    }

    /** All bodies by the name that the listing uses. */
    Map<String, Service> services() {
        return Map.of("write", this::write);
    }

    /** write(descriptor, buffer, count): all or nothing. */
    private void write() {
        int descriptor = (int) task.cpu().get(Register.RDI);
        long buffer = task.cpu().get(Register.RSI);
        long wanted = task.cpu().get(Register.RDX);
        if (descriptor != STDOUT && descriptor != STDERR) {
            if (task.watched()) {
                task.note("descriptor " + descriptor + " is not open for writing: the model has 1 and 2, the console;"
                        + " write answers -EBADF");
            }
            task.result(-Errno.EBADF);
            return;
        }
        long count = Math.min(wanted, LARGEST);
        if (wanted < 0) {
            task.result(-Errno.EINVAL);
        } else if (count > 0 && !task.user().accessible(buffer, count, false)) {
            task.result(-Errno.EFAULT);
        } else {
            show(descriptor, buffer, (int) count);
            task.result(count);
        }
    }

    private void show(int descriptor, long buffer, int count) {
        if (count > 0) {
            byte[] bytes = task.machine().memory().bytes(buffer, count);
            task.updateProcess(process -> process.with(process.output().with(descriptor, bytes)));
            task.listener().output(descriptor, bytes);
        }
    }
}
