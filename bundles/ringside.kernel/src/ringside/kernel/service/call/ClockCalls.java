package ringside.kernel.service.call;

import java.util.Map;
import java.util.Set;
import ringside.kernel.service.task.CallFrame;
import ringside.kernel.service.task.Errno;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.state.Register;

/**
 * The time of day and the time since the start. Time is a fact of the model and the same in every run: it stands still
 * but for sleeps and for one microsecond at each question.
 */
final class ClockCalls {

    private static final int REALTIME = 0;
    private static final int REALTIME_COARSE = 5;
    private static final int TAI = 11;
    /** Clocks of clock_gettime (include/uapi/linux/time.h): 0 to 7, and 11. */
    private static final Set<Integer> CLOCKS = Set.of(REALTIME, 1, 2, 3, 4, REALTIME_COARSE, 6, 7, TAI);
    /** 14 November 2023, 22:13:20 UTC: every program starts at that moment. */
    private static final long START = 1_700_000_000L;
    private static final long NANOSECONDS = 1_000_000_000L;
    private static final long QUESTION = 1_000;

    private final TaskContext task;
    private final CallFrame call;

    ClockCalls(TaskContext task) {
        this.task = task;
        this.call = new CallFrame(task);
    }

    /** All bodies by the name that the listing uses. */
    Map<String, Service> services() {
        return Map.of("clock_gettime", this::time);
    }

    /** clock_gettime(clock, time). */
    private void time() {
        int clock = (int) task.cpu().get(Register.RDI);
        long to = task.cpu().get(Register.RSI);
        int half = call.compat() ? Integer.BYTES : Long.BYTES;
        if (!CLOCKS.contains(clock)) {
            task.result(-Errno.EINVAL);
            return;
        }
        if (!task.user().accessible(to, 2L * half, true)) {
            task.result(-Errno.EFAULT);
            return;
        }
        task.updateProcess(process -> process.withClock(process.clock() + QUESTION));
        long now = task.state().process().clock();
        boolean ofDay = clock == REALTIME || clock == REALTIME_COARSE || clock == TAI;
        task.user().put(to, half, (ofDay ? START : 0) + now / NANOSECONDS);
        task.user().put(to + half, half, now % NANOSECONDS);
        task.result(0);
    }
}
