package ringside.kernel.service.task;

import java.util.List;
import ringside.kernel.service.setup.TracerResume;

/**
 * The task stopped for its tracer, the tracer did its work and let it go on.
 *
 * @param kind   {@code syscall-entry}, {@code syscall-exit} or the name of a signal
 * @param number counts stops from 1
 * @param rip    where the user program stands, before the tracer's writes
 * @param flags  RFLAGS as the tracer sees them: a TF that belongs to the tracer is hidden
 * @param writes what became of each write, a sentence each
 * @param resume how the tracer let the task go on
 */
public record StopEvent(String kind, int number, long rip, long flags, List<String> writes, TracerResume resume) {

    public StopEvent {
        writes = List.copyOf(writes);
    }
}
