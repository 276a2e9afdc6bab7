package ringside.kernel.service.call;

import java.util.Map;

import ringside.kernel.service.task.Errno;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.state.Register;

/**
 * Waiting. The loop that waits for a signal stands in the listing; time does not pass by itself, so nothing but a
 * signal ends a sleep.
 */
final class SleepCalls {

    private static final int TIMESPEC_BYTES = 16;
    private static final long NANOSECONDS = 1_000_000_000L;

    private final TaskContext task;

    SleepCalls(TaskContext task) {
        this.task = task;
    }

    /** All bodies by the name that the listing uses. */
    Map<String, Service> services() {
        return Map.of("sleep", this::sleep,
                "nanosleep", this::nanosleep,
                "restart_syscall", this::restart);
    }

    /** The task waits for something that never comes by itself: only a signal wakes it. */
    private void sleep() {
        task.flags().rescheduled();
        if (!task.flags().get("SIGPENDING")) {
            task.note("the task sleeps: nothing but a signal wakes it");
            task.end(TaskContext.BLOCKED);
        }
    }

    /**
     * nanosleep(duration, remaining): RAX is 0 if the task is to wait now, else the error to answer. What
     * restart_syscall needs is kept.
     */
    private void nanosleep() {
        long duration = task.cpu().get(Register.RDI);
        if (!task.user().accessible(duration, TIMESPEC_BYTES, false)) {
            task.result(-Errno.EFAULT);
            return;
        }
        long seconds = task.user().get(duration, 8);
        long nanoseconds = task.user().get(duration + 8, 8);
        boolean valid = seconds >= 0 && nanoseconds >= 0 && nanoseconds < NANOSECONDS;
        task.update(state -> state.withSleeping(valid));
        task.result(valid ? 0 : -Errno.EINVAL);
    }

    /** restart_syscall(): RAX is 0 if an interrupted sleep is to go on, -EINTR if there is nothing to restart. */
    private void restart() {
        task.result(task.state().sleeping() ? 0 : -Errno.EINTR);
    }
}
