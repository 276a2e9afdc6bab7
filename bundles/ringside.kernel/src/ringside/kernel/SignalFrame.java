package ringside.kernel;

/**
 * The frame that a signal handler finds on the user stack (struct rt_sigframe of x86-64 Linux), and the way back
 * from it:
 * return address, ucontext with the registers, siginfo. The model has no floating-point state, so that part is empty.
 */
final class SignalFrame {

    /** Where sigreturn finds general registers: the sigcontext begins 40 bytes into the ucontext. */
    private static final PtSlot[] GREGS = {PtSlot.R8, PtSlot.R9, PtSlot.R10, PtSlot.R11, PtSlot.R12, PtSlot.R13,
        PtSlot.R14, PtSlot.R15, PtSlot.DI, PtSlot.SI, PtSlot.BP, PtSlot.BX, PtSlot.DX, PtSlot.AX, PtSlot.CX,
        PtSlot.SP, PtSlot.IP};

    private static final int UCONTEXT = 8;
    private static final int UC_STACK = UCONTEXT + 16;
    private static final int MCONTEXT = UCONTEXT + 40;
    private static final int FLAGS = MCONTEXT + 8 * 17;
    private static final int SELECTORS = FLAGS + 8;
    private static final int ERROR = SELECTORS + 8;
    private static final int TRAPNO = ERROR + 8;
    private static final int OLDMASK = TRAPNO + 8;
    private static final int CR2 = OLDMASK + 8;
    private static final int SIGMASK = MCONTEXT + 256;
    private static final int SIGINFO = SIGMASK + 8;
    private static final int SIZE = SIGINFO + 128;

    private static final int RED_ZONE = 128;
    private static final long USER_CS = 0x33;
    private static final long USER_DS = 0x2b;
    /** RFLAGS bits that rt_sigreturn takes from the frame (FIX_EFLAGS). */
    private static final long FIX_EFLAGS = 0x50dd5;
    /** uc_flags: SS is saved, and to be restored as it is. */
    private static final long UC_SIGCONTEXT_SS = 2;
    private static final long UC_STRICT_RESTORE_SS = 4;
    private static final int SS_DISABLE = 2;
    private static final int SS_ONSTACK = 1;

    private final TaskContext task;

    SignalFrame(TaskContext task) {
        this.task = task;
    }

    /** Saves the user's registers on the user stack and points them at the handler; false if the stack is no stack. */
    boolean push(SignalInfo info, SignalAction action) {
        long sp = stackFor(action);
        long frame = (sp - SIZE & -16L) - 8;
        if (!task.user().accessible(frame, SIZE, true)) {
            return false;
        }
        task.user().put(frame, action.restorer());
        saveContext(frame);
        saveInfo(frame + SIGINFO, info);
        enterHandler(frame, info, action);
        return true;
    }

    private long stackFor(SignalAction action) {
        long sp = task.slot(PtSlot.SP);
        TaskState state = task.state();
        if (action.onStack() && state.altSize() != 0 && !onAltStack(sp)) {
            return state.altStack() + state.altSize();
        }
        return sp - RED_ZONE;
    }

    private boolean onAltStack(long sp) {
        TaskState state = task.state();
        return sp > state.altStack() && sp - state.altStack() <= state.altSize();
    }

    private void saveContext(long frame) {
        TaskState state = task.state();
        UserMemory user = task.user();
        user.put(frame + UCONTEXT, restoresSs() ? UC_SIGCONTEXT_SS | UC_STRICT_RESTORE_SS : 0);
        user.put(frame + UCONTEXT + 8, 0);
        user.put(frame + UC_STACK, state.altStack());
        user.put(frame + UC_STACK + 8,
                state.altSize() == 0 ? SS_DISABLE : onAltStack(task.slot(PtSlot.SP)) ? SS_ONSTACK : 0);
        user.put(frame + UC_STACK + 16, state.altSize());
        for (int i = 0; i < GREGS.length; i++) {
            user.put(frame + MCONTEXT + 8 * i, task.slot(GREGS[i]));
        }
        user.put(frame + FLAGS, task.slot(PtSlot.FLAGS));
        user.put(frame + SELECTORS, task.slot(PtSlot.CS) & 0xffff | (task.slot(PtSlot.SS) & 0xffff) << 48);
        user.put(frame + ERROR, state.error());
        user.put(frame + TRAPNO, state.trapNo());
        user.put(frame + OLDMASK, state.blocked());
        user.put(frame + CR2, state.cr2());
        for (int offset = CR2 + 8; offset < SIGMASK; offset += 8) {
            user.put(frame + offset, 0);
        }
        user.put(frame + SIGMASK, state.blocked());
    }

    private void saveInfo(long at, SignalInfo info) {
        for (int offset = 0; offset < 128; offset += 8) {
            task.user().put(at + offset, 0);
        }
        task.user().put(at, 4, info.signal().number());
        task.user().put(at + 8, 4, info.code());
        task.user().put(at + 16, info.code() == SignalInfo.FROM_USER ? SystemCalls.PID : info.address());
    }

    private void enterHandler(long frame, SignalInfo info, SignalAction action) {
        task.slot(PtSlot.DI, info.signal().number());
        task.slot(PtSlot.AX, 0);
        task.slot(PtSlot.SI, frame + SIGINFO);
        task.slot(PtSlot.DX, frame + UCONTEXT);
        task.slot(PtSlot.IP, action.handler());
        task.slot(PtSlot.SP, frame);
        task.slot(PtSlot.CS, USER_CS);
        if (restoresSs()) {
            task.slot(PtSlot.SS, USER_DS);
        }
    }

    /**
     * rt_sigreturn: takes the registers back from the frame that the stack pointer of the system call stands behind.
     *
     * @return false if there is no frame; nothing has changed then
     */
    boolean pop() {
        long frame = task.slot(PtSlot.SP) - 8;
        UserMemory user = task.user();
        if (!user.accessible(frame, SIZE, false)) {
            return false;
        }
        task.update(state -> state.withBlocked(user.get(frame + SIGMASK, 8)));
        task.signals().recalculate();
        for (int i = 0; i < GREGS.length; i++) {
            task.slot(GREGS[i], user.get(frame + MCONTEXT + 8 * i, 8));
        }
        task.slot(PtSlot.CS, user.get(frame + SELECTORS, 2) | 3);
        if (restoresSs() && (user.get(frame + UCONTEXT, 8) & UC_SIGCONTEXT_SS) != 0) {
            task.slot(PtSlot.SS, user.get(frame + SELECTORS + 6, 2) | 3);
        }
        long flags = task.slot(PtSlot.FLAGS) & ~FIX_EFLAGS | user.get(frame + FLAGS, 8) & FIX_EFLAGS;
        task.slot(PtSlot.FLAGS, flags);
        task.slot(PtSlot.ORIG_AX, -1);
        restoreAltStack(frame);
        return true;
    }

    private void restoreAltStack(long frame) {
        long size = task.user().get(frame + UC_STACK + 16, 8);
        if ((task.user().get(frame + UC_STACK + 8, 4) & SS_DISABLE) == 0) {
            task.update(state -> state.withAltStack(task.user().get(frame + UC_STACK, 8), size));
        }
    }

    /** Whether rt_sigreturn takes SS from the frame: not in the kernels of the seed's time. */
    private boolean restoresSs() {
        return task.profile().has("sigreturn.ss") ? task.profile().yes("sigreturn.ss") : !task.profile().fastPath();
    }
}
