package ringside.kernel.service.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.state.SignalAction;
import ringside.kernel.service.state.SignalInfo;
import ringside.kernel.service.state.SignalState;
import ringside.kernel.service.state.TrapState;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/**
 * Signals on their way to the task (kernel/signal.c): sent by others, forced by faults, and which comes next.
 * All that is kept of them stands in the state of the task.
 */
public final class Signals {

    private final TaskContext task;

    /** The signals of this task. */
    public Signals(TaskContext task) {
        this.task = task;
    }

    /**
     * Another process sends a signal. The task is woken if it sleeps; if it runs in user mode, or in the kernel
     * behind its last look at the flags, an interrupt from the other CPU makes it look again.
     */
    public void send(Signal signal) {
        boolean asleep = TaskContext.BLOCKED.equals(task.state().ended());
        queue(SignalInfo.sent(signal));
        if (!task.flags().get("SIGPENDING") || task.state().signals().stopped()) {
            return;
        }
        task.wake();
        boolean interruptsOff = (task.cpu().get(Register.RFLAGS) & Flag.IF.mask()) == 0;
        if (!asleep && (task.cpu().cpl() == 3 || interruptsOff)) {
            task.cpu().raise(KernelVector.RESCHEDULE.number());
        }
    }

    /** Queues a signal and sets SIGPENDING if it is neither blocked nor ignored. */
    public void queue(SignalInfo info) {
        prepare(info.signal());
        if (ignored(info.signal()) && !task.state().tracing().traced()) {
            return;
        }
        task.updateSignals(signals -> signals.with(info));
        recalculate();
    }

    /** What sending does besides queueing: stop signals and SIGCONT take each other back, SIGCONT ends a stop. */
    private void prepare(Signal signal) {
        if (signal == Signal.SIGCONT) {
            forget(Signal::stops);
            if (task.state().signals().stopped()) {
                task.updateSignals(signals -> signals.withStopped(false));
                task.wake();
            }
        } else if (signal.stops()) {
            forget(waiting -> waiting == Signal.SIGCONT);
        }
    }

    private void forget(Predicate<Signal> which) {
        List<SignalInfo> left = new ArrayList<>(task.state().signals().pending());
        if (left.removeIf(info -> which.test(info.signal()))) {
            task.updateSignals(signals -> signals.withPending(left));
            recalculate();
        }
    }

    /** A fault of the task itself: cannot be blocked or ignored, then it kills. */
    public void force(SignalInfo info) {
        Signal signal = info.signal();
        SignalState before = task.state().signals();
        boolean blocked = (before.blocked() & signal.mask()) != 0;
        boolean ignored = before.action(signal).filter(a -> a.handler() == SignalAction.IGNORE).isPresent();
        if (blocked || ignored) {
            task.updateSignals(signals -> signals.withAction(signal, null)
                    .withBlocked(signals.blocked() & ~signal.mask()));
        }
        task.updateSignals(signals -> signals.with(info));
        recalculate();
    }

    /** Ends the task by a signal at once, without asking its handlers (do_exit, force_exit_sig). */
    public void kill(Signal signal) {
        kill(new SignalInfo(signal, SignalInfo.FROM_KERNEL, 0));
    }

    /** The same by a signal that says more about itself. */
    public void kill(SignalInfo info) {
        tell(info, task.slot(PtSlot.IP), false);
        task.end(info.signal().name());
    }

    /**
     * Tells who listens that a signal reached the task.
     *
     * @param rip       where the program stood
     * @param toHandler whether a handler runs, or the task is over
     */
    public void tell(SignalInfo info, long rip, boolean toHandler) {
        TrapState trap = task.state().trap();
        task.listener().signal(new SignalEvent(info.signal().name(), info.signal().number(), info.code(), rip,
                trap.number(), trap.error(), trap.cr2(), info.address(), toHandler));
    }

    /** Takes the next signal that is not blocked: SIGKILL, then the task's own faults, then by number. */
    public Optional<SignalInfo> next() {
        SignalInfo best = null;
        SignalState now = task.state().signals();
        for (SignalInfo info : now.pending()) {
            boolean open = (now.blocked() & info.signal().mask()) == 0;
            if (open && (best == null || before(info.signal(), best.signal()))) {
                best = info;
            }
        }
        if (best != null) {
            SignalInfo taken = best;
            task.updateSignals(signals -> signals.without(taken));
        }
        recalculate();
        return Optional.ofNullable(best);
    }

    /** Sets SIGPENDING exactly if a signal waits that is not blocked. */
    public void recalculate() {
        SignalState now = task.state().signals();
        task.flags().set("SIGPENDING", (now.waiting() & ~now.blocked()) != 0);
    }

    /** Whether the task sleeps or is stopped, and nothing has come that ends this. */
    public boolean asleep() {
        return TaskContext.BLOCKED.equals(task.state().ended()) && !awaken();
    }

    /** Whether something has come that a sleeping or stopped task goes on for: only SIGKILL ends a stop. */
    private boolean awaken() {
        SignalState now = task.state().signals();
        return now.stopped() ? killed() : task.flags().get("SIGPENDING");
    }

    /** Whether SIGKILL waits. */
    public boolean killed() {
        return (task.state().signals().waiting() & Signal.SIGKILL.mask()) != 0;
    }

    private static boolean before(Signal a, Signal b) {
        if (a == Signal.SIGKILL || b == Signal.SIGKILL) {
            return a == Signal.SIGKILL;
        }
        return a.synchronous() != b.synchronous() ? a.synchronous() : a.number() < b.number();
    }

    private boolean ignored(Signal signal) {
        return task.state().signals().action(signal).map(action -> action.handler() == SignalAction.IGNORE)
                .orElse(!signal.fatal() && !signal.stops());
    }
}
