package ringside.kernel.service.task;

import java.util.OptionalLong;
import java.util.function.UnaryOperator;

import ringside.kernel.listing.KernelListing;
import ringside.kernel.listing.KernelMap;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.ServiceRow;
import ringside.kernel.service.frame.PtRegs;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.UserMemory;
import ringside.kernel.service.frame.Writer;
import ringside.kernel.service.state.ProcessState;
import ringside.kernel.service.state.SignalState;
import ringside.kernel.service.state.TaskState;
import ringside.machine.Cpu;
import ringside.machine.Machine;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;

/** What the kernel services work on: the machine, the task's pt_regs, thread flags and state, and who wants to know. */
public final class TaskContext {

    /** How a task ended that sleeps, and that something may wake. */
    public static final String BLOCKED = "blocked";

    private static final KernelListener NOBODY = new KernelListener() {
    };
    private static final long SELECTOR_BITS = 0xffff;

    private final Machine machine;
    private final Profile profile;
    private final KernelOptions options;
    private final KernelMap map;
    private final KernelListing listing;
    private final ThreadFlags flags;
    private final UserMemory user;
    private final boolean shortSelectors;
    private PtRegs regs;
    private TaskState state;
    private KernelListener listener = NOBODY;

    /** @param listing all code, for the labels that services look for */
    public TaskContext(Machine machine, Profile profile, KernelOptions options, KernelMap map,
            KernelListing listing) {
        this.machine = machine;
        this.profile = profile;
        this.options = options;
        this.map = map;
        this.listing = listing;
        this.flags = new ThreadFlags(profile, machine.memory(), map.threadInfo());
        this.user = new UserMemory(machine.memory(), KernelMap.userLimit(profile, options));
        this.shortSelectors = profile.value(ServiceRow.SELECTOR_BITS) < Long.SIZE;
    }

    /** Says where the user registers stand and how the task begins; to be called once, before all else. */
    public void start(PtRegs ptRegs, TaskState first) {
        regs = ptRegs;
        state = first;
    }

    /** All code of the kernel and the program. */
    public KernelListing listing() {
        return listing;
    }

    /** The machine that the kernel runs in. */
    public Machine machine() {
        return machine;
    }

    /** Its processor. */
    public Cpu cpu() {
        return machine.cpu();
    }

    /** The row of the kernel. */
    public Profile profile() {
        return profile;
    }

    /** What the kernel was built with. */
    public KernelOptions options() {
        return options;
    }

    /** Where the kernel keeps things. */
    public KernelMap map() {
        return map;
    }

    /** The address of a label of the program or of the kernel. */
    public OptionalLong symbol(String label) {
        return listing.symbol(label);
    }

    /** The thread flags of the task. */
    public ThreadFlags flags() {
        return flags;
    }

    /** The memory of the user, as the kernel reaches for it. */
    public UserMemory user() {
        return user;
    }

    /** The registers of the user on the kernel stack. */
    public PtRegs regs() {
        return regs;
    }

    /** What a slot of pt_regs holds. */
    public long slot(PtSlot slot) {
        return regs.get(slot);
    }

    /** Writes a slot, as a service does. */
    public void slot(PtSlot slot, long value) {
        regs.set(slot, value, Writer.SERVICE);
    }

    /** Writes slot cs or ss: 16 bits of it where the kernel keeps something else above. */
    public void selector(PtSlot slot, long value) {
        slot(slot, withSelector(slot, value));
    }

    /** What slot cs or ss holds after a selector was written to it. */
    public long withSelector(PtSlot slot, long value) {
        return shortSelectors ? slot(slot) & ~SELECTOR_BITS | value & SELECTOR_BITS : value;
    }

    /** Makes the kernel leave its fast path, if it has one and leaves it this way (force_iret). */
    public void leaveFastPath() {
        if (profile.value(BuildRow.FORCE_IRET)) {
            flags.set("NOTIFY_RESUME", true);
        }
    }

    /** All that services remember of the task. */
    public TaskState state() {
        return state;
    }

    /** Goes back, or on, to a state. */
    public void state(TaskState now) {
        state = now;
    }

    /** Changes the state. */
    public void update(UnaryOperator<TaskState> change) {
        state = change.apply(state);
    }

    /** Changes what is kept of signals. */
    public void updateSignals(UnaryOperator<SignalState> change) {
        state = state.with(change.apply(state.signals()));
    }

    /** Changes what is kept of the process. */
    public void updateProcess(UnaryOperator<ProcessState> change) {
        state = state.with(change.apply(state.process()));
    }

    /** Who is told what happens; never null. */
    public KernelListener listener() {
        return listener;
    }

    /** @param wanted null if nobody is to be told */
    public void listener(KernelListener wanted) {
        listener = wanted == null ? NOBODY : wanted;
    }

    /** Whether anybody is told. */
    public boolean watched() {
        return listener != NOBODY;
    }

    /** Tells who listens one sentence. */
    public void note(String text) {
        listener.note(text);
    }

    /** The program is over, or cannot go on for now. */
    public void end(String how) {
        if (state.ended() == null || BLOCKED.equals(state.ended())) {
            state = state.withEnded(how);
        }
        machine.cpu().stop(StopReason.SERVICE);
    }

    /** The present service is carried out once more when the task goes on. */
    public void again() {
        machine.cpu().set(Register.RIP, machine.cpu().get(Register.RIP));
    }

    /** Puts the result of a kernel service where the listing expects it. */
    public void result(long value) {
        machine.cpu().set(Register.RAX, value);
    }

    /** The task sleeps no more. */
    public void wake() {
        if (BLOCKED.equals(state.ended())) {
            state = state.withEnded(null);
        }
    }
}
