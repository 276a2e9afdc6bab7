package ringside.kernel;

import java.util.HashMap;
import java.util.Map;

import ringside.machine.Register;

/**
 * Bodies of system calls. Arguments stand in RDI, RSI, RDX as the C calling convention has them; the result goes to
 * RAX.
 * The task has no open files but its input, which never has anything to read.
 */
final class SystemCalls {

    /** Process id of the task. */
    static final int PID = 4242;

    private static final int ESRCH = 3;
    private static final int EBADF = 9;
    private static final int EFAULT = 14;
    private static final int EINVAL = 22;
    private static final int ENOMEM = 12;
    private static final int ENOSYS = 38;
    private static final long SA_SIGINFO_RESTORER = 0x04000000L;
    private static final long SA_ONSTACK = 0x08000000L;
    private static final long SA_RESTART = 0x10000000L;
    private static final long SA_NODEFER = 0x40000000L;
    private static final int SIGSET_BYTES = 8;
    private static final int SS_DISABLE = 2;
    private static final long MINIMUM_STACK = 2048;

    private SystemCalls() {
    }

    /** All bodies by the name that the listing uses. */
    static Map<String, Service> services() {
        Map<String, Service> all = new HashMap<>();
        all.put("getpid", task -> task.result(PID));
        all.put("no_such_file", task -> task.result(-EBADF));
        all.put("kill", SystemCalls::kill);
        all.put("tgkill", SystemCalls::tgkill);
        all.put("sleep", SystemCalls::sleep);
        all.put("exit", task -> task.end("exit"));
        all.put("rt_sigreturn", SystemCalls::sigreturn);
        all.put("rt_sigaction", SystemCalls::sigaction);
        all.put("sigaltstack", SystemCalls::sigaltstack);
        all.put("execve", SystemCalls::execve);
        all.put("outside", SystemCalls::outside);
        return all;
    }

    private static void outside(TaskContext task) {
        if (task.watched()) {
            task.note("the body of system call " + (int) task.slot(PtSlot.ORIG_AX)
                    + " is outside the model: it answers -ENOSYS");
        }
        task.result(-ENOSYS);
    }

    private static void kill(TaskContext task) {
        int pid = (int) task.cpu().get(Register.RDI);
        sendTo(task, pid == PID || pid == 0 || pid == -1 || pid == -PID, (int) task.cpu().get(Register.RSI));
    }

    private static void tgkill(TaskContext task) {
        int group = (int) task.cpu().get(Register.RDI);
        int thread = (int) task.cpu().get(Register.RSI);
        sendTo(task, group == PID && thread == PID, (int) task.cpu().get(Register.RDX));
    }

    private static void sendTo(TaskContext task, boolean exists, int number) {
        if (number < 0 || number > 64) {
            task.result(-EINVAL);
        } else if (!exists) {
            task.result(-ESRCH);
        } else {
            Signal.numbered(number)
                    .ifPresent(signal -> task.signals().queue(new SignalInfo(signal, SignalInfo.FROM_USER, 0)));
            task.result(0);
        }
    }

    /** The task waits for input that never comes: only a signal wakes it. */
    private static void sleep(TaskContext task) {
        task.flags().set("NEED_RESCHED", false);
        if (!task.flags().get("SIGPENDING")) {
            task.note("the task sleeps: nothing but a signal wakes it");
            task.end("blocked");
        }
    }

    private static void sigreturn(TaskContext task) {
        if (task.delivery().frame().pop()) {
            if (task.profile().fastPath()) {
                task.flags().set("NOTIFY_RESUME", true);
            }
            task.result(task.slot(PtSlot.AX));
        } else {
            task.note("rt_sigreturn finds no signal frame behind the stack pointer: SIGSEGV");
            task.signals().force(new SignalInfo(Signal.SIGSEGV, SignalInfo.FROM_KERNEL, 0));
            task.result(0);
        }
    }

    private static void sigaction(TaskContext task) {
        int number = (int) task.cpu().get(Register.RDI);
        long wanted = task.cpu().get(Register.RSI);
        long old = task.cpu().get(Register.RDX);
        Signal signal = Signal.numbered(number).orElse(null);
        if (signal == null || wanted != 0 && (signal == Signal.SIGKILL || signal == Signal.SIGSTOP)) {
            task.result(-EINVAL);
        } else if (wanted != 0 && !task.user().accessible(wanted, 24 + SIGSET_BYTES, false)
                || old != 0 && !task.user().accessible(old, 24 + SIGSET_BYTES, true)) {
            task.result(-EFAULT);
        } else {
            SignalAction before = task.state().action(signal).orElse(null);
            if (wanted != 0) {
                SignalAction action = readAction(task.user(), wanted);
                task.update(state -> state.withAction(signal, action));
            }
            if (old != 0) {
                writeAction(task.user(), old, before);
            }
            task.result(0);
        }
    }

    private static SignalAction readAction(UserMemory user, long at) {
        long flags = user.get(at + 8, 8);
        return new SignalAction(user.get(at, 8), user.get(at + 16, 8), (flags & SA_RESTART) != 0,
                (flags & SA_ONSTACK) != 0, (flags & SA_NODEFER) != 0, false, user.get(at + 24, 8));
    }

    private static void writeAction(UserMemory user, long at, SignalAction action) {
        boolean none = action == null;
        user.put(at, none ? 0 : action.handler());
        user.put(at + 8, none ? 0 : SA_SIGINFO_RESTORER | (action.restart() ? SA_RESTART : 0)
                | (action.onStack() ? SA_ONSTACK : 0) | (action.nodefer() ? SA_NODEFER : 0));
        user.put(at + 16, none ? 0 : action.restorer());
        user.put(at + 24, none ? 0 : action.mask());
    }

    private static void sigaltstack(TaskContext task) {
        long wanted = task.cpu().get(Register.RDI);
        long old = task.cpu().get(Register.RSI);
        if (wanted != 0 && !task.user().accessible(wanted, 24, false)
                || old != 0 && !task.user().accessible(old, 24, true)) {
            task.result(-EFAULT);
            return;
        }
        TaskState before = task.state();
        if (wanted != 0) {
            boolean off = (task.user().get(wanted + 8, 4) & SS_DISABLE) != 0;
            long size = off ? 0 : task.user().get(wanted + 16, 8);
            if (!off && size < MINIMUM_STACK) {
                task.result(-ENOMEM);
                return;
            }
            long address = off ? 0 : task.user().get(wanted, 8);
            task.update(state -> state.withAltStack(address, size));
        }
        if (old != 0) {
            task.user().put(old, before.altStack());
            task.user().put(old + 8, before.altSize() == 0 ? SS_DISABLE : 0);
            task.user().put(old + 16, before.altSize());
        }
        task.result(0);
    }

    /** A new program in the place of the old one: only registers tell, the memory stays. */
    private static void execve(TaskContext task) {
        long path = task.cpu().get(Register.RDI);
        if (task.user().octet(path) < 0) {
            task.result(-EFAULT);
            return;
        }
        for (PtSlot slot : PtSlot.values()) {
            if (slot != PtSlot.ORIG_AX) {
                task.slot(slot, 0);
            }
        }
        task.slot(PtSlot.IP, task.programEntry());
        task.slot(PtSlot.SP, TaskSetup.STACK_TOP);
        task.slot(PtSlot.CS, 0x33);
        task.slot(PtSlot.SS, 0x2b);
        task.slot(PtSlot.FLAGS, task.profile().fastPath() ? 0x200 : 0x202);
        task.update(state -> new TaskState(state.pending(), state.blocked(), Map.of(), 0, 0, 0, 0, 0, state.traced(),
                state.stops(), state.ended(), state.bySyscall(), state.decision()));
        if (task.profile().fastPath()) {
            task.flags().set("NOTIFY_RESUME", true);
        }
        task.note("execve: a new program starts at its entry point with empty registers");
        task.result(0);
    }
}
