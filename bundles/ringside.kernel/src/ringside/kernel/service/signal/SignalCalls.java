package ringside.kernel.service.signal;

import java.util.Map;

import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.UserMemory;
import ringside.kernel.service.state.AltStack;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.state.SignalAction;
import ringside.kernel.service.state.SignalInfo;
import ringside.kernel.service.task.Errno;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.Signals;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.state.Register;

/** System calls about signals: sending, handlers, masks, the alternate stack, the way back from a handler. */
public final class SignalCalls {

    private static final long SA_SIGINFO_RESTORER = 0x04000000L;
    private static final long SA_ONSTACK = 0x08000000L;
    private static final long SA_RESTART = 0x10000000L;
    private static final long SA_NODEFER = 0x40000000L;
    private static final int SIGSET_BYTES = 8;
    private static final int SIGACTION_BYTES = 24 + SIGSET_BYTES;
    private static final int HIGHEST = 64;
    private static final int SS_ONSTACK = 1;
    private static final int SS_DISABLE = 2;
    /** All of the flags of a stack but SS_AUTODISARM: SS_ONSTACK, SS_DISABLE or nothing. */
    private static final long SS_MODE = 0x7fff_ffffL;
    private static final int STACK_BYTES = 24;
    private static final long MINIMUM_STACK = 2048;

    private final TaskContext task;
    private final Signals signals;
    private final SignalFrame frame;
    private final FredFrame fred;

    /** Those that this task makes. */
    public SignalCalls(TaskContext task) {
        this.task = task;
        this.signals = new Signals(task);
        this.frame = new SignalFrame(task);
        this.fred = new FredFrame(task);
    }

    /** All bodies by the name that the listing uses. */
    public Map<String, Service> services() {
        return Map.of("kill", this::kill,
                "tgkill", this::tgkill,
                "rt_sigaction", this::sigaction,
                "sigaltstack", this::sigaltstack,
                "rt_sigreturn", this::sigreturn);
    }

    private void kill() {
        int pid = (int) task.cpu().get(Register.RDI);
        boolean exists = pid == task.state().pid() || pid == 0 || pid == -1 || pid == -task.state().pid();
        sendTo(exists, (int) task.cpu().get(Register.RSI));
    }

    private void tgkill() {
        int group = (int) task.cpu().get(Register.RDI);
        int thread = (int) task.cpu().get(Register.RSI);
        sendTo(group == task.state().pid() && thread == task.state().pid(), (int) task.cpu().get(Register.RDX));
    }

    private void sendTo(boolean exists, int number) {
        if (number < 0 || number > HIGHEST) {
            task.result(-Errno.EINVAL);
        } else if (!exists) {
            task.result(-Errno.ESRCH);
        } else {
            Signal.numbered(number).ifPresent(signal -> signals.queue(SignalInfo.sent(signal)));
            task.result(0);
        }
    }

    private void sigreturn() {
        fred.beginSigreturn();
        if (frame.pop()) {
            task.leaveFastPath();
            task.result(task.slot(PtSlot.AX));
        } else {
            task.note("rt_sigreturn finds no signal frame behind the stack pointer: SIGSEGV");
            signals.force(new SignalInfo(Signal.SIGSEGV, SignalInfo.FROM_KERNEL, 0));
            task.result(0);
        }
    }

    private void sigaction() {
        int number = (int) task.cpu().get(Register.RDI);
        long wanted = task.cpu().get(Register.RSI);
        long old = task.cpu().get(Register.RDX);
        Signal signal = Signal.numbered(number).orElse(null);
        boolean size = task.slot(PtSlot.R10) == SIGSET_BYTES;
        if (!size || signal == null || wanted != 0 && (signal == Signal.SIGKILL || signal == Signal.SIGSTOP)) {
            task.result(-Errno.EINVAL);
        } else if (wanted != 0 && !task.user().accessible(wanted, SIGACTION_BYTES, false)
                || old != 0 && !task.user().accessible(old, SIGACTION_BYTES, true)) {
            task.result(-Errno.EFAULT);
        } else {
            SignalAction before = task.state().signals().action(signal).orElse(null);
            if (wanted != 0) {
                SignalAction action = readAction(task.user(), wanted);
                task.updateSignals(signals -> signals.withAction(signal, action));
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
                (flags & SA_ONSTACK) != 0, (flags & SA_NODEFER) != 0, user.get(at + 24, 8));
    }

    private static void writeAction(UserMemory user, long at, SignalAction action) {
        boolean none = action == null;
        user.put(at, none ? 0 : action.handler());
        user.put(at + 8, none ? 0 : SA_SIGINFO_RESTORER | (action.restart() ? SA_RESTART : 0)
                | (action.onStack() ? SA_ONSTACK : 0) | (action.nodefer() ? SA_NODEFER : 0));
        user.put(at + 16, none ? 0 : action.restorer());
        user.put(at + 24, none ? 0 : action.mask());
    }

    private void sigaltstack() {
        long wanted = task.cpu().get(Register.RDI);
        long old = task.cpu().get(Register.RSI);
        if (wanted != 0 && !task.user().accessible(wanted, STACK_BYTES, false)
                || old != 0 && !task.user().accessible(old, STACK_BYTES, true)) {
            task.result(-Errno.EFAULT);
            return;
        }
        AltStack before = task.state().signals().stack();
        if (wanted != 0) {
            int refused = stackRefused(wanted, before);
            if (refused != 0) {
                task.result(-refused);
                return;
            }
            AltStack stack = readStack(task.user(), wanted);
            task.updateSignals(signals -> signals.withStack(stack));
        }
        if (old != 0) {
            task.user().put(old, before.address());
            task.user().put(old + 8, !before.exists() ? SS_DISABLE : before.holds(task.slot(PtSlot.SP)) ? SS_ONSTACK
                    : 0);
            task.user().put(old + 16, before.size());
        }
        task.result(0);
    }

    /** Why the stack at an address may not take the place of another (do_sigaltstack): an error number, or 0. */
    private int stackRefused(long wanted, AltStack before) {
        if (before.exists() && before.holds(task.slot(PtSlot.SP))) {
            return Errno.EPERM;
        }
        long mode = task.user().get(wanted + 8, 4) & SS_MODE;
        if (mode > SS_DISABLE) {
            return Errno.EINVAL;
        }
        return mode != SS_DISABLE && task.user().get(wanted + 16, 8) < MINIMUM_STACK ? Errno.ENOMEM : 0;
    }

    private static AltStack readStack(UserMemory user, long at) {
        boolean off = (user.get(at + 8, 4) & SS_DISABLE) != 0;
        return off ? AltStack.NONE : new AltStack(user.get(at, 8), user.get(at + 16, 8));
    }
}
