package ringside.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the kernel knows about the task besides memory and registers. Immutable, so that saving is keeping a reference.
 *
 * @param pending   signals that wait, in the order in which they came, each number at most once
 * @param blocked   signal mask
 * @param actions   what to do with a signal; nothing for the default
 * @param altStack  lowest address of the alternate signal stack, 0 if there is none
 * @param altSize   its bytes
 * @param trapNo    vector of the last exception
 * @param error     its error code, as Linux reports it
 * @param cr2       the last faulting address
 * @param traced    whether a tracer is attached
 * @param stops     how often the task stopped for its tracer
 * @param ended     what ended the task, or null; "blocked" can be undone by a signal
 * @param bySyscall whether the kernel was entered by SYSCALL the last time
 * @param decision  the slots that the SYSRET decision saw since then, or null
 */
record TaskState(List<SignalInfo> pending, long blocked, Map<Signal, SignalAction> actions, long altStack,
        long altSize, int trapNo, long error, long cr2, boolean traced, int stops, String ended, boolean bySyscall,
        ReturnState decision) {

    TaskState {
        pending = List.copyOf(pending);
        actions = Map.copyOf(actions);
    }

    static TaskState start(Map<Signal, SignalAction> actions, long altStack, long altSize, boolean traced) {
        return new TaskState(List.of(), 0, actions, altStack, altSize, 0, 0, 0, traced, 0, null, false, null);
    }

    Optional<SignalAction> action(Signal signal) {
        return Optional.ofNullable(actions.get(signal));
    }

    TaskState withPending(SignalInfo info) {
        for (SignalInfo waiting : pending) {
            if (waiting.signal() == info.signal()) {
                return this;
            }
        }
        List<SignalInfo> all = new ArrayList<>(pending);
        all.add(info);
        return new TaskState(all, blocked, actions, altStack, altSize, trapNo, error, cr2, traced, stops, ended,
                bySyscall, decision);
    }

    TaskState withoutPending(SignalInfo info) {
        List<SignalInfo> all = new ArrayList<>(pending);
        all.remove(info);
        return new TaskState(all, blocked, actions, altStack, altSize, trapNo, error, cr2, traced, stops, ended,
                bySyscall, decision);
    }

    TaskState withBlocked(long mask) {
        long kept = mask & ~(Signal.SIGKILL.mask() | Signal.SIGSTOP.mask());
        return new TaskState(pending, kept, actions, altStack, altSize, trapNo, error, cr2, traced, stops, ended,
                bySyscall, decision);
    }

    TaskState withAction(Signal signal, SignalAction action) {
        Map<Signal, SignalAction> all = new HashMap<>(actions);
        if (action == null || action.handler() == SignalAction.DEFAULT) {
            all.remove(signal);
        } else {
            all.put(signal, action);
        }
        return new TaskState(pending, blocked, all, altStack, altSize, trapNo, error, cr2, traced, stops, ended,
                bySyscall, decision);
    }

    TaskState withAltStack(long address, long size) {
        return new TaskState(pending, blocked, actions, address, size, trapNo, error, cr2, traced, stops, ended,
                bySyscall, decision);
    }

    TaskState withTrap(int number, long code) {
        return new TaskState(pending, blocked, actions, altStack, altSize, number, code, cr2, traced, stops, ended,
                bySyscall, decision);
    }

    TaskState withCr2(long address) {
        return new TaskState(pending, blocked, actions, altStack, altSize, trapNo, error, address, traced, stops,
                ended, bySyscall, decision);
    }

    TaskState withTraced(boolean on) {
        return new TaskState(pending, blocked, actions, altStack, altSize, trapNo, error, cr2, on, stops, ended,
                bySyscall, decision);
    }

    TaskState withStops(int count) {
        return new TaskState(pending, blocked, actions, altStack, altSize, trapNo, error, cr2, traced, count, ended,
                bySyscall, decision);
    }

    TaskState withEnded(String how) {
        return new TaskState(pending, blocked, actions, altStack, altSize, trapNo, error, cr2, traced, stops, how,
                bySyscall, decision);
    }

    TaskState withEntry(boolean syscall) {
        return new TaskState(pending, blocked, actions, altStack, altSize, trapNo, error, cr2, traced, stops, ended,
                syscall, null);
    }

    TaskState withDecision(ReturnState slots) {
        return new TaskState(pending, blocked, actions, altStack, altSize, trapNo, error, cr2, traced, stops, ended,
                bySyscall, slots);
    }
}
