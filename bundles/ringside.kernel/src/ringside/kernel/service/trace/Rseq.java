package ringside.kernel.service.trace;

import ringside.kernel.profile.BuildRow;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.state.RseqState;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.state.SignalInfo;
import ringside.kernel.service.task.Errno;
import ringside.kernel.service.task.Signals;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.state.Register;

/**
 * Restartable sequences (kernel/rseq.c; since 6.19 include/linux/rseq_entry.h): a program names a piece of its code that
 * must not be interrupted, and where it is to go on if it was. The kernel looks on the way to user mode: until 6.18 as
 * work of NOTIFY_RESUME, since 6.19 in a step of its own with interrupts off.
 */
public final class Rseq {

    private static final String FLAG = "RSEQ";
    private static final long OWN_STEP = 619;
    private static final long LONGER_AREAS = 603;
    private static final int UNREGISTER = 1;
    /** The structure of the task: two numbers of the CPU, then the address of a description of the sequence. */
    private static final int SEQUENCE = 8;
    private static final int LENGTH = 32;
    /** Numbers that were added in 6.3: of the memory node, and one that is dense within the process. */
    private static final int NODE = 20;
    private static final int CONCURRENCY = 24;
    private static final int WITH_NUMBERS = 28;
    /** The description of a sequence: version and flags, first address, bytes, where to go on after an abort. */
    private static final int FIRST = 8;
    private static final int BYTES = 16;
    private static final int ABORT = 24;
    private static final int SIGNATURE_BYTES = 4;
    /** The CPU of the model. */
    private static final int CPU = 0;

    private final TaskContext task;
    private final Signals signals;
    private final boolean ownStep;

    /** The sequences of this task. */
    public Rseq(TaskContext task) {
        this.task = task;
        this.signals = new Signals(task);
        this.ownStep = task.profile().value(BuildRow.LINUX_VERSION) >= OWN_STEP;
    }

    /** rseq(area, length, flags, signature): the task tells of its sequences, or takes that back. */
    public void call() {
        long area = task.cpu().get(Register.RDI);
        int length = (int) task.cpu().get(Register.RSI);
        int flags = (int) task.cpu().get(Register.RDX);
        task.result(flags == UNREGISTER ? unregister(area, length) : flags == 0 ? register(area, length)
                : -Errno.EINVAL);
    }

    private int signature() {
        return (int) task.cpu().get(Register.RCX);
    }

    private int register(long area, int length) {
        RseqState now = state();
        if (now.registered()) {
            boolean same = now.area() == area && now.length() == length;
            return !same ? -Errno.EINVAL : now.signature() == signature() ? -Errno.EBUSY : -Errno.EPERM;
        }
        boolean longer = task.profile().value(BuildRow.LINUX_VERSION) >= LONGER_AREAS && length > LENGTH;
        if (area % LENGTH != 0 || length != LENGTH && !longer) {
            return -Errno.EINVAL;
        }
        if (area == 0 || task.user().outside(area) || task.user().outside(area + length - 1)) {
            return -Errno.EFAULT;
        }
        task.update(state -> state.with(new RseqState(area, length, signature(), ownStep)));
        task.flags().set(ownStep ? FLAG : "NOTIFY_RESUME", true);
        task.note("the thread has restartable sequences: the kernel keeps the number of the CPU at 0x"
                + Long.toHexString(area));
        return 0;
    }

    private int unregister(long area, int length) {
        RseqState now = state();
        if (!now.registered() || now.area() != area || now.length() != length) {
            return -Errno.EINVAL;
        }
        if (now.signature() != signature()) {
            return -Errno.EPERM;
        }
        task.update(state -> state.with(RseqState.NONE));
        return 0;
    }

    /**
     * The scheduler comes back to the task. Until 6.18 that always asks for a look; since then only if the task was
     * interrupted in user mode or is on another CPU, which it never is in this model.
     */
    public void scheduled() {
        if (state().registered() && (!ownStep || !task.state().entry().bySyscall())) {
            event();
            task.flags().set(ownStep ? FLAG : "NOTIFY_RESUME", true);
        }
    }

    /** A signal goes to a handler: the sequence is over before the handler begins (rseq_signal_deliver). */
    public void signalled() {
        if (!state().registered() || ownStep && task.state().entry().bySyscall()) {
            return;
        }
        event();
        if (!look()) {
            die();
        }
    }

    /** The step with interrupts off, since 6.19: RAX is 1 if the program's memory cannot be reached without a fault. */
    public void exit() {
        boolean done = !state().event() || look();
        task.result(done ? 0 : 1);
    }

    /** The same as queued work, where faults are allowed; until 6.18 there is no other place for it. */
    public void resume() {
        if (state().registered() && (!ownStep || state().event()) && !look()) {
            die();
        }
    }

    /** Writes the numbers and looks at the sequence; false if that cannot be done. */
    private boolean look() {
        RseqState now = state();
        if (!task.user().accessible(now.area(), now.length(), true) || !sequence(now)) {
            return false;
        }
        task.user().put(now.area(), 4, CPU);
        task.user().put(now.area() + 4, 4, CPU);
        if (task.profile().value(BuildRow.LINUX_VERSION) >= LONGER_AREAS && now.length() >= WITH_NUMBERS) {
            task.user().put(now.area() + NODE, 4, 0);
            task.user().put(now.area() + CONCURRENCY, 4, 0);
        }
        task.update(state -> state.with(state.rseq().withEvent(false)));
        return true;
    }

    private boolean sequence(RseqState now) {
        long description = task.user().get(now.area() + SEQUENCE, 8);
        if (description == 0) {
            return true;
        }
        if (!task.user().accessible(description, LENGTH, false)) {
            return false;
        }
        long ip = task.slot(PtSlot.IP);
        long first = task.user().get(description + FIRST, 8);
        long bytes = task.user().get(description + BYTES, 8);
        long abort = task.user().get(description + ABORT, 8);
        boolean inside = Long.compareUnsigned(ip - first, bytes) < 0;
        if (inside && !now.event()) {
            return true;
        }
        if (inside && !signed(abort, now)) {
            return false;
        }
        task.user().put(now.area() + SEQUENCE, 0);
        if (inside) {
            task.slot(PtSlot.IP, abort);
            task.note(String.format("the restartable sequence from 0x%x on is aborted: slot ip goes from 0x%x to 0x%x",
                    first, ip, abort));
        }
        return true;
    }

    private boolean signed(long abort, RseqState now) {
        long place = abort - SIGNATURE_BYTES;
        return task.user().accessible(place, SIGNATURE_BYTES, false)
                && (int) task.user().get(place, SIGNATURE_BYTES) == now.signature();
    }

    private void event() {
        task.update(state -> state.with(state.rseq().withEvent(true)));
    }

    private void die() {
        task.note("what the thread said about its restartable sequences is wrong, or not there: SIGSEGV");
        signals.force(new SignalInfo(Signal.SIGSEGV, SignalInfo.FROM_KERNEL, 0));
    }

    private RseqState state() {
        return task.state().rseq();
    }
}
