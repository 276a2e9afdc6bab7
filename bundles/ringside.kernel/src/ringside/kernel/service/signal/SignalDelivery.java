package ringside.kernel.service.signal;

import java.util.Optional;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.ServiceRow;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.state.SignalAction;
import ringside.kernel.service.state.SignalInfo;
import ringside.kernel.service.task.CallFrame;
import ringside.kernel.service.task.Errno;
import ringside.kernel.service.task.Signals;
import ringside.kernel.service.task.TaskContext;
import ringside.kernel.service.trace.SingleStep;
import ringside.kernel.service.trace.Rseq;
import ringside.kernel.service.trace.Tracer;
import ringside.kernel.service.trace.Uprobe;
import ringside.machine.state.Flag;

/** What the exit loop does about SIGPENDING (arch/x86/kernel/signal.c): restart, tracer, handler or death. */
public final class SignalDelivery {

    private static final int ERESTARTSYS = 512;
    private static final int ERESTARTNOINTR = 513;
    private static final int ERESTARTNOHAND = 514;
    private static final int ERESTART_RESTARTBLOCK = 516;
    private static final int NR_RESTART_SYSCALL = 219;
    private static final int NR_RESTART_SYSCALL_32 = 0;
    private static final long X32_BIT = 0x40000000;
    /** SYSCALL and INT 0x80 are two bytes long. */
    private static final int SYSCALL_BYTES = 2;

    private final TaskContext task;
    private final Tracer tracer;
    private final Uprobe uprobe;
    private final Rseq rseq;
    private final SingleStep singleStep;
    private final Signals signals;
    private final CallFrame call;
    private final SignalFrame frame;
    private final boolean anyNegative;
    private final boolean keepsX32Bit;
    private final boolean byProgram;

    /** @param uprobe signals wait while its copy of an instruction is stepped over */
    public SignalDelivery(TaskContext task, Tracer tracer, Uprobe uprobe, Rseq rseq) {
        this.task = task;
        this.tracer = tracer;
        this.uprobe = uprobe;
        this.rseq = rseq;
        this.singleStep = new SingleStep(task);
        this.signals = new Signals(task);
        this.call = new CallFrame(task);
        this.frame = new SignalFrame(task);
        Profile row = task.profile();
        this.anyNegative = row.value(ServiceRow.IN_SYSCALL) == ServiceRow.InSyscall.NOT_NEGATIVE;
        this.keepsX32Bit = row.value(ServiceRow.KEEPS_X32_BIT);
        this.byProgram = row.value(ServiceRow.RESTART_BY_PROGRAM);
    }

    /** Handles signals until one goes to a handler, one kills, one stops the task, or none is left. */
    public void deliver() {
        if (task.flags().isSet("NOTIFY_SIGNAL")) {
            task.flags().set("NOTIFY_SIGNAL", false);
            task.note("the work queued for this thread runs, which came as if it were a signal");
        }
        if (uprobe.deniesSignals()) {
            return;
        }
        if (task.state().signals().stopped() && !signals.killed()) {
            stop();
            return;
        }
        for (Optional<SignalInfo> next = signals.next(); next.isPresent(); next = signals.next()) {
            Optional<SignalInfo> left = task.state().tracing().traced() ? tracer.signalStop(next.get()) : next;
            if (left.isPresent() && handle(left.get())) {
                return;
            }
        }
        restart(false, false);
    }

    /** Whether this signal ends the search. */
    private boolean handle(SignalInfo info) {
        Optional<SignalAction> action = task.state().signals().action(info.signal());
        if (action.isPresent() && action.get().handler() == SignalAction.IGNORE) {
            return false;
        }
        if (action.isPresent()) {
            toHandler(info, action.get());
            return true;
        }
        if (info.signal().stops()) {
            task.note(info.signal() + " stops the task until SIGCONT comes");
            task.updateSignals(state -> state.withStopped(true));
            stop();
            return true;
        }
        if (!info.signal().fatal()) {
            task.note(info.signal() + " has no handler and does nothing here");
            return false;
        }
        signals.kill(info);
        return true;
    }

    /** The task stands still here, in the middle of its look for signals, until SIGCONT or SIGKILL. */
    private void stop() {
        task.end(TaskContext.BLOCKED);
        task.again();
    }

    private void toHandler(SignalInfo info, SignalAction action) {
        restart(true, action.restart());
        boolean stepping = task.flags().isSet("SINGLESTEP");
        if (stepping) {
            singleStep.disable();
        }
        long ip = task.slot(PtSlot.IP);
        rseq.signalled();
        if (!frame.push(info, action)) {
            framePushFailed(info);
            return;
        }
        signals.tell(info, ip, true);
        long flags = task.slot(PtSlot.FLAGS);
        task.slot(PtSlot.FLAGS, flags & ~(Flag.DF.mask() | Flag.RF.mask() | Flag.TF.mask()));
        long alsoBlocked = action.mask() | (action.nodefer() ? 0 : info.signal().mask());
        task.updateSignals(state -> state.withBlocked(state.blocked() | alsoBlocked));
        signals.recalculate();
        if (stepping) {
            tracer.report("handler entry");
        }
    }

    private void framePushFailed(SignalInfo info) {
        task.note("the frame for " + info.signal() + " does not fit on the user stack: SIGSEGV");
        if (info.signal() == Signal.SIGSEGV) {
            task.updateSignals(state -> state.withAction(Signal.SIGSEGV, null));
        }
        signals.force(new SignalInfo(Signal.SIGSEGV, SignalInfo.FROM_KERNEL, 0));
    }

    /** Turns a restart code into a second try or EINTR; only after a system call. */
    private void restart(boolean handler, boolean handlerRestarts) {
        if (!inSystemCall()) {
            return;
        }
        long code = -call.result();
        boolean again = code == ERESTARTNOINTR || code == ERESTARTSYS && (!handler || handlerRestarts)
                || code == ERESTARTNOHAND && !handler;
        if (again) {
            again(task.slot(PtSlot.ORIG_AX));
        } else if (code == ERESTART_RESTARTBLOCK && !handler) {
            again(restartNumber());
        } else if (code == ERESTARTSYS || code == ERESTARTNOHAND || code == ERESTART_RESTARTBLOCK) {
            task.slot(PtSlot.AX, -Errno.EINTR);
        }
    }

    /** Whether slot orig_ax says so: -1 stands for no system call, before Linux 5.14 every negative number. */
    private boolean inSystemCall() {
        int number = call.number();
        return task.regs().written(PtSlot.ORIG_AX) && (anyNegative ? number >= 0 : number != -1);
    }

    private long restartNumber() {
        if (byProgram ? task.flags().isSet("IA32") : call.compat()) {
            return NR_RESTART_SYSCALL_32;
        }
        return NR_RESTART_SYSCALL | (keepsX32Bit ? task.slot(PtSlot.ORIG_AX) & X32_BIT : 0);
    }

    private void again(long number) {
        task.slot(PtSlot.AX, number);
        task.slot(PtSlot.IP, task.slot(PtSlot.IP) - SYSCALL_BYTES);
    }
}
