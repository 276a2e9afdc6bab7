package ringside.kernel.service.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The signals of a task. Immutable.
 *
 * @param pending signals that wait, in the order in which they came, each number at most once
 * @param blocked signal mask
 * @param actions what to do with a signal; nothing for the default
 * @param stack   the alternate signal stack
 * @param stopped whether a signal such as SIGSTOP has stopped the task
 */
public record SignalState(List<SignalInfo> pending, long blocked, Map<Signal, SignalAction> actions, AltStack stack,
        boolean stopped) {

    public SignalState {
        pending = List.copyOf(pending);
        actions = Map.copyOf(actions);
    }

    /** Nothing pending, nothing blocked. */
    public static SignalState start(Map<Signal, SignalAction> actions, AltStack stack) {
        return new SignalState(List.of(), 0, actions, stack, false);
    }

    /** What to do with a signal; empty for the default. */
    public Optional<SignalAction> action(Signal signal) {
        return Optional.ofNullable(actions.get(signal));
    }

    /** With these signals waiting and no others. */
    public SignalState withPending(List<SignalInfo> all) {
        return new SignalState(all, blocked, actions, stack, stopped);
    }

    /** With one more signal; a second one of the same number is lost. */
    public SignalState with(SignalInfo info) {
        for (SignalInfo waiting : pending) {
            if (waiting.signal() == info.signal()) {
                return this;
            }
        }
        List<SignalInfo> all = new ArrayList<>(pending);
        all.add(info);
        return withPending(all);
    }

    /** Without a signal that waited. */
    public SignalState without(SignalInfo info) {
        List<SignalInfo> all = new ArrayList<>(pending);
        all.remove(info);
        return withPending(all);
    }

    /** With another mask; SIGKILL and SIGSTOP cannot be blocked. */
    public SignalState withBlocked(long mask) {
        long kept = mask & ~(Signal.SIGKILL.mask() | Signal.SIGSTOP.mask());
        return new SignalState(pending, kept, actions, stack, stopped);
    }

    /** With another action for a signal; null is the default. */
    public SignalState withAction(Signal signal, SignalAction action) {
        Map<Signal, SignalAction> all = new HashMap<>(actions);
        if (action == null || action.handler() == SignalAction.DEFAULT) {
            all.remove(signal);
        } else {
            all.put(signal, action);
        }
        return new SignalState(pending, blocked, all, stack, stopped);
    }

    /** With another alternate stack. */
    public SignalState withStack(AltStack other) {
        return new SignalState(pending, blocked, actions, other, stopped);
    }

    /** Stopped by a signal, or not any more. */
    public SignalState withStopped(boolean now) {
        return new SignalState(pending, blocked, actions, stack, now);
    }

    /** After execve: handlers are gone, ignored signals stay ignored. */
    SignalState forNewProgram() {
        Map<Signal, SignalAction> kept = new HashMap<>(actions);
        kept.values().removeIf(action -> action.handler() != SignalAction.IGNORE);
        return new SignalState(pending, blocked, kept, AltStack.NONE, stopped);
    }

    /** The bits of all signals that wait. */
    public long waiting() {
        long mask = 0;
        for (SignalInfo info : pending) {
            mask |= info.signal().mask();
        }
        return mask;
    }
}
