package ringside.kernel.service.signal;

import java.util.Optional;

import ringside.kernel.profile.ServiceRow;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.UserMemory;
import ringside.kernel.service.state.AltStack;
import ringside.kernel.service.state.SignalAction;
import ringside.kernel.service.state.SignalInfo;
import ringside.kernel.service.state.TrapState;
import ringside.kernel.service.task.Signals;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.state.Descriptor;

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
    private final Signals signals;
    /** Whether SS is saved and taken back: not in the kernels of the seed's time. */
    private final boolean handlesSs;

    SignalFrame(TaskContext task) {
        this.task = task;
        this.signals = new Signals(task);
        this.handlesSs = task.profile().value(ServiceRow.SIGRETURN_SS);
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
        AltStack stack = task.state().signals().stack();
        return action.onStack() && stack.exists() && !stack.holds(sp) ? stack.top() : sp - RED_ZONE;
    }

    private void saveContext(long frame) {
        UserMemory user = task.user();
        user.put(frame + UCONTEXT, userContextFlags());
        user.put(frame + UCONTEXT + 8, 0);
        saveStack(frame + UC_STACK);
        for (int i = 0; i < GREGS.length; i++) {
            user.put(frame + MCONTEXT + 8 * i, task.slot(GREGS[i]));
        }
        user.put(frame + FLAGS, task.slot(PtSlot.FLAGS));
        user.put(frame + SELECTORS, task.slot(PtSlot.CS) & 0xffff | (task.slot(PtSlot.SS) & 0xffff) << 48);
        TrapState trap = task.state().trap();
        user.put(frame + ERROR, trap.error());
        user.put(frame + TRAPNO, trap.number());
        long blocked = task.state().signals().blocked();
        user.put(frame + OLDMASK, blocked);
        user.put(frame + CR2, trap.cr2());
        for (int offset = CR2 + 8; offset < SIGMASK; offset += 8) {
            user.put(frame + offset, 0);
        }
        user.put(frame + SIGMASK, blocked);
    }

    private long userContextFlags() {
        if (!handlesSs) {
            return 0;
        }
        return selector(PtSlot.CS) == USER_CS ? UC_SIGCONTEXT_SS | UC_STRICT_RESTORE_SS : UC_SIGCONTEXT_SS;
    }

    private void saveStack(long at) {
        AltStack stack = task.state().signals().stack();
        boolean onIt = stack.exists() && stack.holds(task.slot(PtSlot.SP));
        task.user().put(at, stack.address());
        task.user().put(at + 8, stack.exists() ? onIt ? SS_ONSTACK : 0 : SS_DISABLE);
        task.user().put(at + 16, stack.size());
    }

    private void saveInfo(long at, SignalInfo info) {
        for (int offset = 0; offset < 128; offset += 8) {
            task.user().put(at + offset, 0);
        }
        task.user().put(at, 4, info.signal().number());
        task.user().put(at + 8, 4, info.code());
        task.user().put(at + 16, info.code() == SignalInfo.FROM_USER ? task.state().pid() : info.address());
        if (info.call() != null) {
            task.user().put(at + 4, 4, info.call().errno());
            task.user().put(at + 24, 4, info.call().number());
            task.user().put(at + 28, 4, info.call().arch());
        }
    }

    private void enterHandler(long frame, SignalInfo info, SignalAction action) {
        task.slot(PtSlot.DI, info.signal().number());
        task.slot(PtSlot.AX, 0);
        task.slot(PtSlot.SI, frame + SIGINFO);
        task.slot(PtSlot.DX, frame + UCONTEXT);
        task.slot(PtSlot.IP, action.handler());
        task.slot(PtSlot.SP, frame);
        task.selector(PtSlot.CS, USER_CS);
        if (handlesSs) {
            forceValidSs();
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
        if (!user.accessible(frame + UCONTEXT, SIGINFO - UCONTEXT, false)) {
            return false;
        }
        task.updateSignals(signals -> signals.withBlocked(user.get(frame + SIGMASK, 8)));
        task.update(state -> state.withSleeping(false));
        signals.recalculate();
        for (int i = 0; i < GREGS.length; i++) {
            task.slot(GREGS[i], user.get(frame + MCONTEXT + 8 * i, 8));
        }
        task.selector(PtSlot.CS, user.get(frame + SELECTORS, 2) | 3);
        if (handlesSs) {
            restoreSs(frame);
        }
        long flags = task.slot(PtSlot.FLAGS) & ~FIX_EFLAGS | user.get(frame + FLAGS, 8) & FIX_EFLAGS;
        task.slot(PtSlot.FLAGS, flags);
        task.slot(PtSlot.ORIG_AX, -1);
        restoreAltStack(frame);
        return true;
    }

    private void restoreSs(long frame) {
        task.selector(PtSlot.SS, task.user().get(frame + SELECTORS + 6, 2) | 3);
        boolean strict = (task.user().get(frame + UCONTEXT, 8) & UC_STRICT_RESTORE_SS) != 0;
        if (!strict && selector(PtSlot.CS) == USER_CS) {
            forceValidSs();
        }
    }

    /** 64-bit code gets the flat stack segment unless its own is one that IRET accepts (force_valid_ss). */
    private void forceValidSs() {
        Optional<Descriptor> now = task.machine().descriptors().get((int) selector(PtSlot.SS));
        if (now.filter(d -> d.present() && !d.code() && d.open() && d.dpl() == 3).isEmpty()) {
            task.selector(PtSlot.SS, USER_DS);
        }
    }

    private long selector(PtSlot slot) {
        return task.slot(slot) & 0xffff;
    }

    private void restoreAltStack(long frame) {
        if ((task.user().get(frame + UC_STACK + 8, 4) & SS_DISABLE) == 0) {
            AltStack stack = new AltStack(task.user().get(frame + UC_STACK, 8),
                    task.user().get(frame + UC_STACK + 16, 8));
            task.updateSignals(signals -> signals.withStack(stack));
        }
    }
}
