package ringside.kernel;

import java.util.Set;
import java.util.function.UnaryOperator;

import ringside.machine.Cpu;
import ringside.machine.Machine;
import ringside.machine.Register;
import ringside.machine.StopReason;

/** What the kernel services work on: the machine, the task's pt_regs, thread flags and state, and who wants to know. */
final class TaskContext {

    private static final KernelListener NOBODY = new KernelListener() {
    };

    private final Machine machine;
    private final Profile profile;
    private final KernelOptions options;
    private final KernelMap map;
    private final ThreadFlags flags;
    private final UserMemory user;
    private final Signals signals;
    private final SignalDelivery delivery;
    private final Tracer tracer;
    private final long programEntry;
    private PtRegs regs;
    private TaskState state;
    private KernelListener listener = NOBODY;
    private Set<CheckId> checksOff = Set.of();

    TaskContext(Machine machine, Profile profile, KernelOptions options, KernelMap map, TracerPlan plan,
            long programEntry) {
        this.machine = machine;
        this.profile = profile;
        this.options = options;
        this.map = map;
        this.programEntry = programEntry;
        this.flags = new ThreadFlags(profile, machine.memory(), map.threadInfo());
        this.user = new UserMemory(machine.memory(), options);
        this.tracer = new Tracer(this, plan);
        this.signals = new Signals(this);
        this.delivery = new SignalDelivery(this);
    }

    void start(PtRegs ptRegs, TaskState first) {
        regs = ptRegs;
        state = first;
    }

    Machine machine() {
        return machine;
    }

    Cpu cpu() {
        return machine.cpu();
    }

    Profile profile() {
        return profile;
    }

    KernelOptions options() {
        return options;
    }

    KernelMap map() {
        return map;
    }

    ThreadFlags flags() {
        return flags;
    }

    UserMemory user() {
        return user;
    }

    Signals signals() {
        return signals;
    }

    SignalDelivery delivery() {
        return delivery;
    }

    Tracer tracer() {
        return tracer;
    }

    /** Where execve starts the new program. */
    long programEntry() {
        return programEntry;
    }

    PtRegs regs() {
        return regs;
    }

    long slot(PtSlot slot) {
        return regs.get(slot);
    }

    void slot(PtSlot slot, long value) {
        regs.set(slot, value, Writer.SERVICE);
    }

    TaskState state() {
        return state;
    }

    void state(TaskState now) {
        state = now;
    }

    void update(UnaryOperator<TaskState> change) {
        state = change.apply(state);
    }

    KernelListener listener() {
        return listener;
    }

    void listener(KernelListener wanted) {
        listener = wanted == null ? NOBODY : wanted;
    }

    boolean watched() {
        return listener != NOBODY;
    }

    Set<CheckId> checksOff() {
        return checksOff;
    }

    void checksOff(Set<CheckId> off) {
        checksOff = off;
    }

    void note(String text) {
        listener.note(text);
    }

    /** The program is over, or cannot go on for now. */
    void end(String how) {
        if (state.ended() == null) {
            state = state.withEnded(how);
        }
        machine.cpu().stop(StopReason.SERVICE);
    }

    /** Puts the result of a kernel service where the listing expects it. */
    void result(long value) {
        machine.cpu().set(Register.RAX, value);
    }

    void timerInterrupt() {
        wake();
        machine.cpu().raise(KernelVector.TIMER.number());
    }

    /** The task sleeps no more. */
    void wake() {
        if ("blocked".equals(state.ended())) {
            state = state.withEnded(null);
        }
    }
}
