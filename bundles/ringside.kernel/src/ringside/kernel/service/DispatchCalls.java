package ringside.kernel.service;

import java.util.Map;

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

    private DispatchCalls() {
    }

    /** All services by the name that the listing uses. */
    static Map<String, Service> services() {
        return Map.of("prctl", DispatchCalls::prctl,
                "user_dispatch", DispatchCalls::dispatch,
                "user_dispatch_exit", DispatchCalls::exit);
    }

    /** prctl(option, mode, offset, length, selector): only the option of this class is inside the model. */
    private static void prctl(TaskContext task) {
        int option = (int) task.cpu().get(Register.RDI);
        if (option == PR_SET_SYSCALL_USER_DISPATCH && task.flags().has(FLAG)) {
            task.result(set(task, (int) task.cpu().get(Register.RSI),
                    new UserDispatch(task.cpu().get(Register.RDX), task.cpu().get(Register.RCX),
                            task.cpu().get(Register.R8), false)));
        } else {
            task.note("prctl option " + option + " is unknown here: -EINVAL");
            task.result(-SystemCalls.EINVAL);
        }
    }

    private static int set(TaskContext task, int mode, UserDispatch wanted) {
        if (mode == OFF ? !wanted.equals(UserDispatch.OFF) : mode != ON || wraps(wanted)) {
            return -SystemCalls.EINVAL;
        }
        if (mode == ON && wanted.selector() != 0 && task.user().outside(wanted.selector())) {
            return -SystemCalls.EFAULT;
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
    private static void dispatch(TaskContext task) {
        UserDispatch wanted = task.state().dispatch();
        task.result(wanted.allows(task.slot(PtSlot.IP)) || !blocked(task, wanted) ? 0 : 1);
    }

    private static boolean blocked(TaskContext task, UserDispatch wanted) {
        int selector = wanted.selector() == 0 ? FILTER_BLOCK : task.user().octet(wanted.selector());
        switch (selector) {
            case FILTER_ALLOW:
                return false;
            case FILTER_BLOCK:
                task.update(state -> state.with(wanted.withDispatched(true)));
                task.call().rollBack();
                task.signals().force(task.call().sigsys(SignalInfo.SYS_USER_DISPATCH, 0));
                return true;
            default:
                task.signals().kill(selector < 0 ? Signal.SIGSEGV : Signal.SIGSYS);
                return true;
        }
    }

    /** On exit: RAX is 1 if the call was given back to the program, so that no exit work is due; it is 0 then on. */
    private static void exit(TaskContext task) {
        UserDispatch now = task.state().dispatch();
        task.result(now.dispatched() ? 1 : 0);
        if (now.dispatched()) {
            task.update(state -> state.with(now.withDispatched(false)));
        }
    }
}
