package ringside.kernel.service.state;

import java.util.List;
import ringside.kernel.service.setup.TaskSetup;

/**
 * What the kernel knows about the task besides memory and registers. Immutable, so that saving is keeping a reference.
 *
 * @param signals  signals on their way, and what the task wants done with them
 * @param trap     the last exception
 * @param tracing  whether a tracer is attached
 * @param entry    how the kernel was entered the last time, and what its decision saw
 * @param dispatch what the task asked for by prctl(PR_SET_SYSCALL_USER_DISPATCH)
 * @param probe    where the task is in the work of a user-space probe
 * @param rseq     what the task told of its restartable sequences
 * @param process  its console, heap and time
 * @param sleeping whether a nanosleep was interrupted that restart_syscall may go on with
 * @param child    whether the task is the child of the one that started
 * @param ended    what ended the task, or null; "blocked" can be undone by a signal
 */
public record TaskState(SignalState signals, TrapState trap, TraceState tracing, EntryState entry,
        UserDispatch dispatch, ProbeState probe, RseqState rseq, ProcessState process, boolean sleeping, boolean child,
        String ended) {

    /**
     * A task before its first instruction.
     *
     * @param heap where its heap begins
     */
    public static TaskState start(SignalState signals, boolean traced, long heap) {
        return new TaskState(signals, TrapState.NONE, new TraceState(traced, 0), EntryState.NONE, UserDispatch.OFF,
                ProbeState.NONE, RseqState.NONE, ProcessState.start(heap), false, false, null);
    }

    /** Process id of the task: another one once it is the followed child. */
    public int pid() {
        return child ? TaskSetup.CHILD_PID : TaskSetup.PID;
    }

    /** The same task with other signals. */
    public TaskState with(SignalState now) {
        return new TaskState(now, trap, tracing, entry, dispatch, probe, rseq, process, sleeping, child, ended);
    }

    /** The same task after another exception. */
    public TaskState with(TrapState now) {
        return new TaskState(signals, now, tracing, entry, dispatch, probe, rseq, process, sleeping, child, ended);
    }

    /** The same task under another tracer, or none. */
    public TaskState with(TraceState now) {
        return new TaskState(signals, trap, now, entry, dispatch, probe, rseq, process, sleeping, child, ended);
    }

    /** The same task with another entry. */
    public TaskState with(EntryState now) {
        return new TaskState(signals, trap, tracing, now, dispatch, probe, rseq, process, sleeping, child, ended);
    }

    /** The same task with another dispatch of its system calls. */
    public TaskState with(UserDispatch now) {
        return new TaskState(signals, trap, tracing, entry, now, probe, rseq, process, sleeping, child, ended);
    }

    /** The same task at another point of a probe's work. */
    public TaskState with(ProbeState now) {
        return new TaskState(signals, trap, tracing, entry, dispatch, now, rseq, process, sleeping, child, ended);
    }

    /** The same task with other restartable sequences. */
    public TaskState with(RseqState now) {
        return new TaskState(signals, trap, tracing, entry, dispatch, probe, now, process, sleeping, child, ended);
    }

    /** The same task in a process that has done something. */
    public TaskState with(ProcessState now) {
        return new TaskState(signals, trap, tracing, entry, dispatch, probe, rseq, now, sleeping, child, ended);
    }

    /** The same task with or without a sleep to restart. */
    public TaskState withSleeping(boolean now) {
        return new TaskState(signals, trap, tracing, entry, dispatch, probe, rseq, process, now, child, ended);
    }

    /** The same task, over for this reason; null if it goes on. */
    public TaskState withEnded(String how) {
        return new TaskState(signals, trap, tracing, entry, dispatch, probe, rseq, process, sleeping, child, how);
    }

    /** What a forked child begins with: nothing waits, no tracer, no sleep. */
    public TaskState asChild() {
        return new TaskState(signals.withPending(List.of()), trap, new TraceState(false, tracing.stops()),
                entry.asChild(), UserDispatch.OFF, probe, rseq, process, false, true, ended);
    }

    /** What a new program begins with: no handlers, no alternate stack, no dispatch, no restartable sequences. */
    public TaskState asNewProgram() {
        return new TaskState(signals.forNewProgram(), TrapState.NONE, tracing, entry, UserDispatch.OFF, probe,
                RseqState.NONE, process, false, child, ended);
    }
}
