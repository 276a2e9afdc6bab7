package ringside.kernel.service;

import java.util.Map;

import ringside.machine.state.Register;

/**
 * Waiting. The loop that waits for a signal stands in the listing; time does not pass by itself, so nothing but a
 * signal ends a sleep.
 */
final class SleepCalls {

    private static final int TIMESPEC_BYTES = 16;
    private static final long NANOSECONDS = 1_000_000_000L;

    private SleepCalls() {
    }

    /** All bodies by the name that the listing uses. */
    static Map<String, Service> services() {
        return Map.of("sleep", SleepCalls::sleep,
                "nanosleep", SleepCalls::nanosleep,
                "restart_syscall", SleepCalls::restart);
    }

    /** The task waits for something that never comes by itself: only a signal wakes it. */
    private static void sleep(TaskContext task) {
        ExitWork.rescheduled(task.flags());
        if (!task.flags().get("SIGPENDING")) {
            task.note("the task sleeps: nothing but a signal wakes it");
            task.end(TaskContext.BLOCKED);
        }
    }

    /**
     * nanosleep(duration, remaining): RAX is 0 if the task is to wait now, else the error to answer. What
     * restart_syscall needs is kept.
     */
    private static void nanosleep(TaskContext task) {
        long duration = task.cpu().get(Register.RDI);
        if (!task.user().accessible(duration, TIMESPEC_BYTES, false)) {
            task.result(-SystemCalls.EFAULT);
            return;
        }
        long seconds = task.user().get(duration, 8);
        long nanoseconds = task.user().get(duration + 8, 8);
        boolean valid = seconds >= 0 && nanoseconds >= 0 && nanoseconds < NANOSECONDS;
        task.update(state -> state.withSleeping(valid));
        task.result(valid ? 0 : -SystemCalls.EINVAL);
    }

    /** restart_syscall(): RAX is 0 if an interrupted sleep is to go on, -EINTR if there is nothing to restart. */
    private static void restart(TaskContext task) {
        task.result(task.state().sleeping() ? 0 : -SystemCalls.EINTR);
    }
}
