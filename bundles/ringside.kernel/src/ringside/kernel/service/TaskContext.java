package ringside.kernel.service;

import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

import ringside.kernel.listing.KernelListing;
import ringside.kernel.listing.KernelMap;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.ServiceRow;
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
    private static final String ENTRY = "exec_entry";
    private static final String ENTRY_32 = "exec_entry32";
    private static final long SELECTOR_BITS = 0xffff;

    private final Machine machine;
    private final Profile profile;
    private final KernelOptions options;
    private final KernelMap map;
    private final TaskSetup setup;
    private final KernelListing listing;
    private final ThreadFlags flags;
    private final UserMemory user;
    private final Signals signals;
    private final SignalDelivery delivery;
    private final SingleStep singleStep;
    private final Tracer tracer;
    private final Seccomp seccomp;
    private final Uprobe uprobe;
    private final FredFrame fred;
    private final CallFrame call;
    private final boolean shortSelectors;
    private PtRegs regs;
    private TaskState state;
    private KernelListener listener = NOBODY;
    private Set<CheckId> checksOff = Set.of();

    /** @param listing all code, for the labels that services look for */
    public TaskContext(Machine machine, Profile profile, KernelOptions options, KernelMap map, TaskSetup setup,
            KernelListing listing) {
        this.machine = machine;
        this.profile = profile;
        this.options = options;
        this.map = map;
        this.setup = setup;
        this.listing = listing;
        this.flags = new ThreadFlags(profile, machine.memory(), map.threadInfo());
        this.user = new UserMemory(machine.memory(), options);
        this.singleStep = new SingleStep(this);
        this.tracer = new Tracer(this, setup.tracer());
        this.signals = new Signals(this);
        this.delivery = new SignalDelivery(this);
        this.seccomp = new Seccomp(this, setup.seccomp());
        this.uprobe = new Uprobe(this);
        this.fred = new FredFrame(this);
        this.call = new CallFrame(this);
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

    TaskSetup setup() {
        return setup;
    }

    /** The address of a label of the program or of the kernel. */
    OptionalLong symbol(String label) {
        return listing.symbol(label);
    }

    /** The thread flags of the task. */
    public ThreadFlags flags() {
        return flags;
    }

    UserMemory user() {
        return user;
    }

    /** Sends signals to the task. */
    public Signals signals() {
        return signals;
    }

    SignalDelivery delivery() {
        return delivery;
    }

    SingleStep singleStep() {
        return singleStep;
    }

    /** The debugger of the task, if its plan has one. */
    public Tracer tracer() {
        return tracer;
    }

    Seccomp seccomp() {
        return seccomp;
    }

    /** The probe in the program, if it has one. */
    public Uprobe uprobe() {
        return uprobe;
    }

    FredFrame fred() {
        return fred;
    }

    CallFrame call() {
        return call;
    }

    /** Where execve starts the new program: its own label, or else where this program began. */
    long programEntry(boolean compat) {
        return symbol(compat ? ENTRY_32 : ENTRY).orElse(listing.userEntry());
    }

    /** Process id of the task: another one once it is the followed child. */
    int pid() {
        return state.child() ? ProcessCalls.CHILD : TaskSetup.PID;
    }

    /** The registers of the user on the kernel stack. */
    public PtRegs regs() {
        return regs;
    }

    /** What a slot of pt_regs holds. */
    public long slot(PtSlot slot) {
        return regs.get(slot);
    }

    void slot(PtSlot slot, long value) {
        regs.set(slot, value, Writer.SERVICE);
    }

    /** Writes slot cs or ss: 16 bits of it where the kernel keeps something else above. */
    void selector(PtSlot slot, long value) {
        slot(slot, withSelector(slot, value));
    }

    /** What slot cs or ss holds after a selector was written to it. */
    long withSelector(PtSlot slot, long value) {
        return shortSelectors ? slot(slot) & ~SELECTOR_BITS | value & SELECTOR_BITS : value;
    }

    /** Makes the kernel leave its fast path, if it has one and leaves it this way (force_iret). */
    void leaveFastPath() {
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

    void updateSignals(UnaryOperator<SignalState> change) {
        state = state.with(change.apply(state.signals()));
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

    /** The checks that are switched off. */
    public Set<CheckId> checksOff() {
        return checksOff;
    }

    /** Switches these checks off and all others on. */
    public void checksOff(Set<CheckId> off) {
        checksOff = off;
    }

    void note(String text) {
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
    void again() {
        machine.cpu().set(Register.RIP, machine.cpu().get(Register.RIP));
    }

    /** Puts the result of a kernel service where the listing expects it. */
    void result(long value) {
        machine.cpu().set(Register.RAX, value);
    }

    /** The timer is due: wakes the task and interrupts it, unless a signal has stopped it. */
    public void timerInterrupt() {
        if (!state.signals().stopped()) {
            wake();
            machine.cpu().raise(KernelVector.TIMER.number());
        }
    }

    /** Whether the task sleeps or is stopped, and nothing has come that ends this. */
    public boolean asleep() {
        return BLOCKED.equals(state.ended()) && !signals.awaken();
    }

    /** The task sleeps no more. */
    public void wake() {
        if (BLOCKED.equals(state.ended())) {
            state = state.withEnded(null);
        }
    }
}
