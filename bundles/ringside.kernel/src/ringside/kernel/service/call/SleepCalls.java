package ringside.kernel.service.call;

import java.util.Map;
import ringside.assembler.source.Numbers;
import ringside.kernel.service.task.CallFrame;
import ringside.kernel.service.task.Errno;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.state.Register;

/**
 * Waiting. The loop that waits for a signal stands in the listing. Time does not pass by itself: nothing but a signal
 * ends a wait without a timer, and a sleep with one lets the clock of the model go on to its end.
 */
final class SleepCalls {

    private static final long NANOSECONDS = 1_000_000_000L;
    /** Seconds of the longest sleep: some 30 years, so that the clock cannot overflow. */
    private static final long LONGEST = 1_000_000_000L;
    /** A sleep that begins later ends as if it had begun then. */
    private static final long LATEST = 4 * LONGEST * NANOSECONDS;

    private final TaskContext task;
    private final CallFrame call;

    SleepCalls(TaskContext task) {
        this.task = task;
        this.call = new CallFrame(task);
    }

    /** All bodies by the name that the listing uses. */
    Map<String, Service> services() {
        return Map.of("sleep", this::sleep,
                "nanosleep", this::nanosleep,
                "timer_sleep", this::timerSleep,
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
        int half = call.compat() ? Integer.BYTES : Long.BYTES;
        if (!task.user().accessible(duration, 2L * half, false)) {
            task.result(-Errno.EFAULT);
            return;
        }
        long seconds = Numbers.signExtend(task.user().get(duration, half), half * Byte.SIZE);
        long nanoseconds = Numbers.signExtend(task.user().get(duration + half, half), half * Byte.SIZE);
        boolean valid = seconds >= 0 && nanoseconds >= 0 && nanoseconds < NANOSECONDS;
        task.update(state -> state.withSleeping(valid));
        long end = Math.min(now(), LATEST) + (valid ? Math.min(seconds, LONGEST) * NANOSECONDS + nanoseconds : 0);
        task.updateProcess(process -> process.withAlarm(end));
        task.result(valid ? 0 : -Errno.EINVAL);
    }

    private long now() {
        return task.state().process().clock();
    }

    /** The task sleeps until its timer ends, and nothing else happens meanwhile: RAX is 0. */
    private void timerSleep() {
        task.flags().rescheduled();
        long end = Math.max(now(), task.state().process().alarm());
        if (task.watched()) {
            task.note(String.format("the task sleeps %d.%09d s: its timer wakes it, and the clock of the model goes on"
                    + " by that", (end - now()) / NANOSECONDS, (end - now()) % NANOSECONDS));
        }
        task.updateProcess(process -> process.withClock(end));
        task.update(state -> state.withSleeping(false));
        task.result(0);
    }

    /** restart_syscall(): RAX is 0 if an interrupted sleep is to go on, -EINTR if there is nothing to restart. */
    private void restart() {
        task.result(task.state().sleeping() ? 0 : -Errno.EINTR);
    }
}
