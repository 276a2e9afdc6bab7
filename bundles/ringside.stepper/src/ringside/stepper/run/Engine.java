package ringside.stepper.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import ringside.kernel.BootedKernel;
import ringside.kernel.RunEnd;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.Writer;
import ringside.machine.Cpu;
import ringside.machine.code.Instruction;
import ringside.machine.state.Register;
import ringside.stepper.document.Plan;
import ringside.stepper.document.Planned;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.listing.LineIndex;
import ringside.stepper.value.Texts;
import ringside.stepper.value.ValueAccess;
import ringside.stepper.value.ValueProblem;

/**
 * A running kernel together with what comes from outside. Deterministic: the same states and plan give the same run. A
 * position is a number of steps done; interventions of a position are carried out on arrival, so that the state there
 * shows them.
 */
public final class Engine {
    private static final int USER = 3;

    private final BootedKernel kernel;
    private final Cpu cpu;
    private final ValueAccess values;
    private final LineIndex lines;
    private final Marks marks;
    private final Happenings happenings;
    private final DecisionReader decision;
    private final List<Planned> start;
    private final int endAfterReturns;
    private Plan plan = Plan.EMPTY;
    private int[] arrivals = {};
    private List<Planned> deferred = List.of();
    private List<Planned> kept = List.of();
    private boolean decided;
    private long step;
    private LongConsumer observer;
    private Runnable editor = () -> {};

    /**
     * @param kernel          just booted
     * @param start           start values; those of slots wait for the first return
     * @param endAfterReturns the run ends after so many returns to user mode; 0 = never
     */
    Engine(BootedKernel kernel, LineIndex lines, List<Planned> start, int endAfterReturns) {
        this.kernel = kernel;
        this.cpu = kernel.machine().cpu();
        this.values = new ValueAccess(kernel);
        this.lines = lines;
        this.marks = new Marks(kernel.machine().code());
        this.start = List.copyOf(start);
        this.endAfterReturns = endAfterReturns;
        this.happenings = new Happenings(kernel);
        this.decision = new DecisionReader(kernel, lines);
        kernel.listener(happenings);
    }

    public BootedKernel kernel() {
        return kernel;
    }

    public ValueAccess values() {
        return values;
    }

    public LineIndex lines() {
        return lines;
    }

    public long step() {
        return step;
    }

    public long rip() {
        return cpu.get(Register.RIP);
    }

    /**
     * The next steps are run without telling what happens, which is much faster; not possible where returns are
     * counted.
     */
    void quiet(boolean on) {
        happenings.quiet(on && endAfterReturns == 0);
        if (on && endAfterReturns == 0) {
            decision.restore(null);
        }
    }

    public void listener(EngineListener listener) {
        happenings.listener(listener);
    }

    /** Somebody looks at the machine after each step, before anything from outside happens there; null for nobody. */
    public void observer(LongConsumer replacement) {
        observer = replacement;
    }

    /**
     * Somebody edits values at positions, by {@link #intervene}: behind what the plan has there, before it is looked
     * whether the program is over.
     */
    public void editor(Runnable replacement) {
        editor = replacement;
    }

    void breakpoints(Set<Long> addresses) {
        marks.breakpoints(addresses);
    }

    /** {@return how the run ended: end, the name of a signal, blocked; empty while it can go on} */
    public Optional<String> ended() {
        return endAfterReturns > 0 && happenings.returns() >= endAfterReturns ? Optional.of("end") : kernel.ended();
    }

    /**
     * {@return true when the run cannot be told from its state alone: something from outside is to come, or returns are
     * counted}
     */
    boolean pending() {
        return endAfterReturns > 0 || !deferred.isEmpty() || !kept.isEmpty() || plan.pending(step, arrivals);
    }

    /**
     * Replaces what comes from outside; arrivals start at zero. To be followed by {@link #restart} or {@link #restore}.
     */
    public void plan(Plan replacement) {
        plan = replacement;
        arrivals = new int[plan.spots().size()];
        marks.spots(plan.spots().stream().map(Plan.Spot::address).collect(Collectors.toSet()));
    }

    /** Brings the kernel back to where it was booted and starts anew: start values, then what happens at step 0. */
    public void restart(EngineState booted) {
        restore(booted);
        arrivals = new int[plan.spots().size()];
        deferred = start.stream().filter(p -> p.name().startsWith("pt_regs.")).toList();
        kept = List.of();
        start.stream().filter(p -> !deferred.contains(p)).forEach(this::carryOutSilently);
        arrive();
        happenings.tell(step);
    }

    public EngineState save() {
        return new EngineState(step, kernel.save(), arrivals.clone(), happenings.returns(), happenings.asked(),
                decision.save(), deferred, kept);
    }

    void restore(EngineState state) {
        kernel.restore(state.kernel());
        step = state.step();
        arrivals = state.arrivals().clone();
        deferred = state.deferred();
        kept = state.kept();
        happenings.reset(state.returns(), state.asked());
        decision.restore(state.reading());
    }

    /**
     * Runs to a position, or until there is a reason to pause before. Without a reason to pause, the position is
     * reached exactly.
     */
    public Pause advance(long target) {
        long from = step;
        while (step < target) {
            if (ended().isPresent()) {
                return Pause.ENDED;
            }
            if (step > from && marks.breakpoint(rip())) {
                return Pause.BREAKPOINT;
            }
            long done = runOnce(Math.min(target, plan.nextAfter(step)) - step);
            if (done == 0) {
                return Pause.ENDED;
            }
            if (happenings.tookReturn()) {
                return Pause.RETURN;
            }
        }
        return marks.breakpoint(rip()) && step > from ? Pause.BREAKPOINT : Pause.TARGET;
    }

    /** Runs until the next stop mark at the latest; returns the steps done. */
    private long runOnce(long steps) {
        long rip = rip();
        boolean lifted = marks.marked(rip);
        boolean reading = decision.active();
        decided = lines.deciding(rip);
        if (reading) {
            decision.before();
        }
        if (lifted) {
            marks.lift(rip);
        }
        RunEnd end;
        try {
            end = kernel.run(lifted || reading || !deferred.isEmpty() || !kept.isEmpty() ? 1 : steps);
        } finally {
            if (lifted) {
                marks.put(rip);
            }
        }
        step += end.steps();
        if (end.steps() > 0) {
            readDecision(reading);
            if (observer != null) {
                observer.accept(step);
            }
            arrive();
            endAtMark();
        }
        happenings.tell(step);
        return end.steps();
    }

    private void readDecision(boolean reading) {
        if (happenings.takeDecides()) {
            decision.begin();
        } else if (reading) {
            decision.after().ifPresent(happenings::asked);
        }
    }

    /** The program is over as soon as its end mark is next, not only when somebody tries to go on. */
    private void endAtMark() {
        boolean end = cpu.cpl() == USER && cpu.instructionAt(rip()).filter(Instruction::endMark).isPresent();
        if (end && !cpu.interruptPending() && kernel.ended().isEmpty()) {
            long rip = rip();
            marks.lift(rip);
            kernel.run(1);
            if (marks.marked(rip)) {
                marks.put(rip);
            }
        }
    }

    /** Carries out what is due at the position just reached. */
    private void arrive() {
        long rip = rip();
        startSlots(rip);
        int spot = plan.spotAt(rip);
        if (spot >= 0) {
            int arrival = ++arrivals[spot];
            plan.spots().get(spot).planned().stream().filter(p -> p.occurrence() == arrival).forEach(this::carryOut);
        }
        plan.at(step).forEach(this::carryOut);
        editor.run();
    }

    /**
     * The first look at the return may only be whether the fast path will do: the entry code may fill slots in behind
     * it, and those hold their start value again when the checks come.
     */
    private void startSlots(long rip) {
        if (!deferred.isEmpty() && lines.deciding(rip)) {
            kept = deferred;
            deferred = List.of();
            kept.forEach(this::carryOut);
        } else if (!kept.isEmpty() && cpu.cpl() == USER) {
            kept = List.of();
        } else if (!kept.isEmpty() && lines.deciding(rip) && !decided) {
            kept.stream().filter(this::overwritten).forEach(this::carryOut);
        }
    }

    private boolean overwritten(Planned slot) {
        PtSlot place = PtSlot.named(ValueName.of(slot.name()).item()).orElseThrow();
        return kernel.ptRegs().writer(place) == Writer.ENTRY_CODE && kernel.ptRegs().get(place) != slot.value();
    }

    /** Carries something out at the position just reached. */
    public void intervene(Planned planned) {
        carryOut(planned);
    }

    /** What cannot be done here is not told as done. */
    private void carryOut(Planned planned) {
        try {
            planned.requirePossible(values);
            happenings.intervention(planned, rip());
            planned.apply(kernel, values);
        } catch (ValueProblem e) {
            happenings.note(Texts.SESSION.text("happened.refused", planned.title(), e.getMessage()));
        }
    }

    private void carryOutSilently(Planned planned) {
        try {
            planned.apply(kernel, values);
        } catch (ValueProblem e) {
            happenings.note(e.getMessage());
        }
    }

    /** {@return the listing line of the instruction at an address, or null} */
    public CodeLine lineAt(long address) {
        return lines.at(address);
    }
}
