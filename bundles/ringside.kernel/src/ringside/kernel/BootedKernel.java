package ringside.kernel;

import java.util.Optional;
import java.util.Set;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.Decision;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.listing.KernelListing;
import ringside.kernel.listing.ListingSource;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.service.ServiceTable;
import ringside.kernel.service.frame.PtRegs;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.state.Output;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.task.KernelListener;
import ringside.kernel.service.task.KernelVector;
import ringside.kernel.service.task.Signals;
import ringside.kernel.service.task.TaskContext;
import ringside.kernel.service.task.ThreadFlags;
import ringside.machine.Machine;
import ringside.machine.OutsideCode;
import ringside.machine.RunResult;
import ringside.machine.state.StopReason;

/** Machine, kernel and one task, started at the task's first instruction. Not thread-safe. */
public final class BootedKernel {

    private static final String NO_CODE = "no-code";

    private final TaskContext context;
    private final ServiceTable services;
    private final Signals signals;
    private final Decision decision;
    private final CheckSwitches switches;

    private BootedKernel(TaskContext context, TaskSetup task) {
        this.context = context;
        this.services = new ServiceTable(context, task);
        ListingSource.requireServices(context.listing().lines(), services.names());
        this.signals = new Signals(context);
        this.decision = new Decision(context.profile(), context.options());
        this.switches = new CheckSwitches(context);
        services.start();
        machine().services(services);
        machine().listener(new KernelEvents(context, new ReturnReasons(context, decision), switches.off()));
    }

    /**
     * Boots a kernel and loads a task.
     *
     * @throws AssemblyException if the user program cannot be assembled
     * @throws SetupException    if the task names a flag, signal, label or slot that does not exist, or the options do
     *                           not fit the profile
     */
    public static BootedKernel boot(Profile profile, KernelOptions options, TaskSetup task) throws AssemblyException {
        return boot(profile, options, task, new KernelImages());
    }

    /**
     * As {@link #boot(Profile, KernelOptions, TaskSetup)}, for one who boots often.
     *
     * @param images gives the kernel when it was assembled before, and keeps it
     */
    public static BootedKernel boot(Profile profile, KernelOptions options, TaskSetup task, KernelImages images)
            throws AssemblyException {
        return new BootedKernel(new KernelLoader(profile, options, task).load(images), task);
    }

    /** What the kernel services work on. */
    TaskContext task() {
        return context;
    }

    /** What the listing leaves to Java. */
    ServiceTable services() {
        return services;
    }

    /** The computer below. */
    public Machine machine() {
        return context.machine();
    }

    /** The kernel's row, as the experiments of its options have changed it. */
    public Profile profile() {
        return context.profile();
    }

    /** What was chosen on top of the profile. */
    public KernelOptions options() {
        return context.options();
    }

    /** All code, user program first. */
    public KernelListing listing() {
        return context.listing();
    }

    /** The user's registers on the kernel stack. */
    public PtRegs ptRegs() {
        return context.regs();
    }

    /** The thread flags of the task. */
    public ThreadFlags threadFlags() {
        return context.flags();
    }

    /** How this kernel decides about SYSRET. */
    public Decision decision() {
        return decision;
    }

    /** What the program has written so far. */
    public Output output() {
        return context.state().process().output();
    }

    /** The checks that are switched off. */
    public Set<CheckId> switchedOff() {
        return switches.off();
    }

    /**
     * Switches a check off, by replacing the jump that decides it with a no-op, or on again.
     *
     * @throws IllegalArgumentException if this kernel does not make the check
     */
    public void switchCheck(CheckId id, boolean on) {
        switches.set(id, on);
    }

    Optional<String> switchRefusal(CheckId id) {
        return switches.refusal(id);
    }

    /**
     * Sends a signal to the task, as another process would.
     *
     * @throws IllegalArgumentException if there is no such signal
     */
    public void queueSignal(String signal) {
        signals.send(Signal.named(signal)
                .orElseThrow(() -> new IllegalArgumentException(Signal.unknown(signal))));
    }

    /**
     * The timer ticks: it wakes the task, unless a signal has stopped it, and interrupts it as soon as interrupts are
     * on.
     */
    public void timerInterrupt() {
        if (!context.state().signals().stopped()) {
            context.wake();
            machine().cpu().raise(KernelVector.TIMER.number());
        }
    }

    /** Saves everything that can change: machine, task, who wrote which slot, which checks are off. */
    public KernelState save() {
        return new KernelState(machine().save(), context.state(), context.regs().saveWriters(),
                Set.copyOf(switches.off()));
    }

    /** Restores a saved state exactly. */
    public void restore(KernelState saved) {
        machine().restore(saved.machine());
        context.state(saved.task());
        context.regs().restoreWriters(saved.writers());
        switches.restore(saved.off());
    }

    /** Whether the state now is exactly the saved one. */
    public boolean sameAs(KernelState saved) {
        return context.state().equals(saved.task()) && switches.off().equals(saved.off())
                && context.regs().sameWriters(saved.writers()) && machine().sameAs(saved.machine());
    }

    /** Sets who is told of events; null for nobody. */
    public void listener(KernelListener listener) {
        context.listener(listener);
    }

    /**
     * Executes up to so many steps; ends earlier where {@link ringside.machine.Cpu#run} does and when the program is
     * over.
     *
     * @param maxSteps steps, at least 0
     */
    public RunEnd run(long maxSteps) {
        if (ended().isEmpty()) {
            context.wake();
        } else {
            return new RunEnd(StopReason.SERVICE, 0, ended());
        }
        RunResult result = machine().cpu().run(maxSteps);
        switch (result.why()) {
            case END_MARK -> context.end("end");
            case HALTED -> context.end("halted");
            case SHUTDOWN -> context.end("shutdown");
            case NO_CODE -> context.end(NO_CODE);
            default -> {
            }
        }
        return new RunEnd(result.why(), result.steps(), ended());
    }

    /** What stands at RIP that the model does not have, if that ended the program. */
    public Optional<OutsideCode> outside() {
        return NO_CODE.equals(context.state().ended()) ? machine().cpu().outside() : Optional.empty();
    }

    /**
     * What ended the program: {@code end} at its end mark, the name of the signal that killed it, {@code exit},
     * {@code blocked} while it sleeps and nothing wakes it, {@code oops} when the kernel itself failed, {@code
     * shutdown},
     * {@code halted}, {@code no-code}; empty while it can go on.
     */
    public Optional<String> ended() {
        boolean blocked = TaskContext.BLOCKED.equals(context.state().ended());
        return blocked && !signals.asleep() ? Optional.empty() : Optional.ofNullable(context.state().ended());
    }
}
