package ringside.kernel.service.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.Writer;
import ringside.kernel.service.setup.SlotPoke;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.setup.TracerStop;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.state.SignalInfo;
import ringside.kernel.service.state.TraceState;
import ringside.kernel.service.task.Signals;
import ringside.kernel.service.task.StopEvent;
import ringside.kernel.service.task.TaskContext;
import ringside.kernel.service.task.ThreadFlags;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/**
 * The tracer: stops of the task, what the tracer's plan does at each, by the rules of ptrace
 * (arch/x86/kernel/ptrace.c).
 */
public final class Tracer {

    /** RFLAGS bits that a tracer may change (FLAG_MASK of 64-bit kernels). */
    private static final long FLAG_MASK = 0x54dd5;

    private final TaskContext task;
    private final TracerPlan plan;
    private final Signals signals;
    private final SingleStep singleStep;

    /** @param plan null if the task has no tracer */
    public Tracer(TaskContext task, TracerPlan plan) {
        this.task = task;
        this.plan = plan;
        this.signals = new Signals(task);
        this.singleStep = new SingleStep(task);
    }

    /** Lets the task start: it stands at its first instruction, in user mode, with nothing in pt_regs. */
    public void start() {
        if (plan == null) {
            return;
        }
        if (plan.first() == TracerResume.SINGLESTEP) {
            task.flags().set("SINGLESTEP", true);
            task.flags().setIfKnown("SYSCALL_EXIT_TRAP", true);
            long flags = task.cpu().get(Register.RFLAGS);
            task.flags().set("FORCED_TF", (flags & Flag.TF.mask()) == 0);
            task.cpu().set(Register.RFLAGS, flags | Flag.TF.mask());
        } else {
            resume(plan.first());
        }
    }

    /**
     * A signal-delivery stop.
     *
     * @return the signal that the task gets: what the plan says; without a word of it, no step trap and every other one
     */
    public Optional<SignalInfo> signalStop(SignalInfo info) {
        Optional<String> wish = stop(info.signal().name());
        if (wish.isEmpty()) {
            return info.signal() == Signal.SIGTRAP ? Optional.empty() : Optional.of(info);
        }
        Optional<Signal> wanted = Signal.named(wish.get());
        if (wanted.isEmpty() || wanted.get() == info.signal()) {
            return wanted.map(signal -> info);
        }
        SignalInfo other = SignalInfo.sent(wanted.get());
        if ((task.state().signals().blocked() & other.signal().mask()) != 0) {
            signals.queue(other);
            return Optional.empty();
        }
        return Optional.of(other);
    }

    /** A stop for another reason: a signal that the plan names for it is sent to the task. */
    public void report(String kind) {
        if (task.state().tracing().traced()) {
            stop(kind).flatMap(Signal::named).ifPresent(signal -> signals.queue(SignalInfo.sent(signal)));
        }
    }

    /**
     * The task stops, the tracer does what its plan says and lets it go on.
     *
     * @return what the plan says about a signal
     */
    private Optional<String> stop(String kind) {
        TraceState before = task.state().tracing();
        int number = before.stops() + 1;
        task.update(state -> state.with(new TraceState(before.traced(), number)));
        task.leaveFastPath();
        long ip = task.slot(PtSlot.IP);
        long seen = flagsSeen();
        boolean planned = number <= plan.stops().size();
        TracerStop wanted = planned ? plan.stops().get(number - 1) : new TracerStop(List.of(), plan.then());
        List<String> writes = pokeAll(wanted.pokes());
        resume(wanted.resume());
        task.listener().ptraceStop(new StopEvent(kind, number, ip, seen, writes, wanted.resume()));
        return wanted.signal();
    }

    private long flagsSeen() {
        long flags = task.slot(PtSlot.FLAGS);
        return task.flags().get("FORCED_TF") ? flags & ~Flag.TF.mask() : flags;
    }

    private void resume(TracerResume how) {
        ThreadFlags flags = task.flags();
        flags.set("SYSCALL_TRACE", how == TracerResume.SYSCALL);
        flags.set("SYSCALL_EMU", how == TracerResume.SYSEMU);
        if (how == TracerResume.SINGLESTEP) {
            singleStep.enable();
        } else {
            singleStep.disable();
        }
        if (how == TracerResume.DETACH) {
            task.update(state -> state.with(new TraceState(false, state.tracing().stops())));
        }
    }

    private List<String> pokeAll(List<SlotPoke> pokes) {
        List<String> writes = new ArrayList<>();
        for (SlotPoke poke : pokes) {
            writes.add(poke(PtSlot.named(poke.slot()).orElseThrow(), poke.value()));
        }
        return writes;
    }

    /** One write, by the rules of ptrace; says what became of it. */
    private String poke(PtSlot slot, long value) {
        return switch (slot) {
            case CS, SS -> pokeSelector(slot, value & 0xffff);
            case FLAGS -> pokeFlags(value);
            default -> {
                task.regs().set(slot, value, Writer.TRACER);
                yield String.format("%s := 0x%x", slot.label(), value);
            }
        };
    }

    private String pokeSelector(PtSlot slot, long value) {
        if ((value & 3) != 3) {
            return String.format("%s := 0x%x is refused: a selector of the user must have privilege level 3",
                    slot.label(), value);
        }
        task.regs().set(slot, task.withSelector(slot, value), Writer.TRACER);
        return String.format("%s := 0x%x", slot.label(), value);
    }

    private String pokeFlags(long value) {
        long wanted = value;
        if ((value & Flag.TF.mask()) != 0) {
            task.flags().set("FORCED_TF", false);
        } else if (task.flags().get("FORCED_TF")) {
            wanted |= Flag.TF.mask();
        }
        long now = task.slot(PtSlot.FLAGS) & ~FLAG_MASK | wanted & FLAG_MASK;
        task.regs().set(PtSlot.FLAGS, now, Writer.TRACER);
        return String.format("flags := 0x%x", now) + (now == value ? ""
                : String.format(" (0x%x was asked for; a tracer changes only the bits 0x%x)", value, FLAG_MASK));
    }
}
