package ringside.kernel;

import java.util.Optional;

import ringside.machine.Flag;
import ringside.machine.Register;

/** Signals on their way to the task (kernel/signal.c): sent by others, forced by faults, and which comes next. */
final class Signals {

    private final TaskContext task;

    Signals(TaskContext task) {
        this.task = task;
    }

    /**
     * Another process sends a signal. The task is woken if it sleeps; if it runs in user mode, or in the kernel
     * behind its
     * last look at the flags, an interrupt from the other CPU makes it look again.
     */
    void send(Signal signal) {
        queue(new SignalInfo(signal, SignalInfo.FROM_USER, 0));
        if (!task.flags().get("SIGPENDING")) {
            return;
        }
        boolean asleep = "blocked".equals(task.state().ended());
        task.wake();
        boolean interruptsOff = (task.cpu().get(Register.RFLAGS) & Flag.IF.mask()) == 0;
        if (!asleep && (task.cpu().cpl() == 3 || interruptsOff)) {
            task.cpu().raise(KernelVector.RESCHEDULE.number());
        }
    }

    /** Queues a signal and sets SIGPENDING if it is neither blocked nor ignored. */
    void queue(SignalInfo info) {
        if (ignored(info.signal()) && !task.state().traced()) {
            return;
        }
        task.update(state -> state.withPending(info));
        recalculate();
    }

    /** A fault of the task itself: cannot be blocked or ignored, then it kills. */
    void force(SignalInfo info) {
        Signal signal = info.signal();
        boolean blocked = (task.state().blocked() & signal.mask()) != 0;
        boolean ignored = task.state().action(signal).filter(a -> a.handler() == SignalAction.IGNORE).isPresent();
        if (blocked || ignored) {
            task.update(state -> state.withAction(signal, null).withBlocked(state.blocked() & ~signal.mask()));
        }
        task.update(state -> state.withPending(info));
        recalculate();
    }

    /** Takes the next signal that is not blocked: the task's own faults first, then by number. */
    Optional<SignalInfo> next() {
        SignalInfo best = null;
        for (SignalInfo info : task.state().pending()) {
            boolean open = (task.state().blocked() & info.signal().mask()) == 0;
            if (open && (best == null || before(info.signal(), best.signal()))) {
                best = info;
            }
        }
        if (best != null) {
            SignalInfo taken = best;
            task.update(state -> state.withoutPending(taken));
        }
        recalculate();
        return Optional.ofNullable(best);
    }

    /** Sets SIGPENDING exactly if a signal waits that is not blocked. */
    void recalculate() {
        long waiting = 0;
        for (SignalInfo info : task.state().pending()) {
            waiting |= info.signal().mask();
        }
        task.flags().set("SIGPENDING", (waiting & ~task.state().blocked()) != 0);
    }

    private static boolean before(Signal a, Signal b) {
        return a.synchronous() != b.synchronous() ? a.synchronous() : a.number() < b.number();
    }

    private boolean ignored(Signal signal) {
        return task.state().action(signal).map(action -> action.handler() == SignalAction.IGNORE)
                .orElse(!signal.fatal());
    }
}
