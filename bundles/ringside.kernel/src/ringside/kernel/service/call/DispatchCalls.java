package ringside.kernel.service.call;

import java.util.Map;

import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.state.SignalInfo;
import ringside.kernel.service.state.UserDispatch;
import ringside.kernel.service.task.CallFrame;
import ringside.kernel.service.task.Errno;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.Signals;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.state.Register;

/**
 * Syscall user dispatch (Linux 5.11, kernel/entry/syscall_user_dispatch.c): prctl switches it on, and every system
 * call from outside a range of the program's code then comes back as SIGSYS.
 */
final class DispatchCalls {

    private static final String FLAG = "SYSCALL_USER_DISPATCH";
    private static final int PR_SET_SYSCALL_USER_DISPATCH = 59;
    private static final int OFF = 0;
    private static final int ON = 1;
    private static final int FILTER_ALLOW = 0;
    private static final int FILTER_BLOCK = 1;

    private final TaskContext task;
    private final Signals signals;
    private final CallFrame call;

    DispatchCalls(TaskContext task) {
        this.task = task;
        this.signals = new Signals(task);
        this.call = new CallFrame(task);
    }

    /** All services by the name that the listing uses. */
    Map<String, Service> services() {
        return Map.of("prctl", this::prctl,
                "user_dispatch", this::dispatch,
                "user_dispatch_exit", this::exit);
    }

    /** prctl(option, mode, offset, length, selector): only the option of this class is inside the model. */
    private void prctl() {
        int option = (int) task.cpu().get(Register.RDI);
        if (option == PR_SET_SYSCALL_USER_DISPATCH && task.flags().has(FLAG)) {
            task.result(set((int) task.cpu().get(Register.RSI),
                    new UserDispatch(task.cpu().get(Register.RDX), task.cpu().get(Register.RCX),
                            task.cpu().get(Register.R8), false)));
        } else {
            task.note("prctl option " + option + " is unknown here: -EINVAL");
            task.result(-Errno.EINVAL);
        }
    }

    private int set(int mode, UserDispatch wanted) {
        if (mode == OFF ? !wanted.equals(UserDispatch.OFF) : mode != ON || wraps(wanted)) {
            return -Errno.EINVAL;
        }
        if (mode == ON && wanted.selector() != 0 && task.user().outside(wanted.selector())) {
            return -Errno.EFAULT;
        }
        task.update(state -> state.with(wanted));
        task.flags().set(FLAG, mode == ON);
        return 0;
    }

    private static boolean wraps(UserDispatch wanted) {
        return wanted.offset() != 0
                && Long.compareUnsigned(wanted.offset() + wanted.length(), wanted.offset()) <= 0;
    }

    /** On entry: RAX is 1 if the call was given back to the program, 0 if it is to be made. */
    private void dispatch() {
        UserDispatch wanted = task.state().dispatch();
        task.result(wanted.allows(task.slot(PtSlot.IP)) || !blocked(wanted) ? 0 : 1);
    }

    private boolean blocked(UserDispatch wanted) {
        int selector = wanted.selector() == 0 ? FILTER_BLOCK : task.user().octet(wanted.selector());
        switch (selector) {
            case FILTER_ALLOW :
                return false;
            case FILTER_BLOCK :
                task.update(state -> state.with(wanted.withDispatched(true)));
                call.rollBack();
                signals.force(call.sigsys(SignalInfo.SYS_USER_DISPATCH, 0));
                return true;
            default :
                signals.kill(selector < 0 ? Signal.SIGSEGV : Signal.SIGSYS);
                return true;
        }
    }

    /** On exit: RAX is 1 if the call was given back to the program, so that no exit work is due; it is 0 then on. */
    private void exit() {
        UserDispatch now = task.state().dispatch();
        task.result(now.dispatched() ? 1 : 0);
        if (now.dispatched()) {
            task.update(state -> state.with(now.withDispatched(false)));
        }
    }
}
