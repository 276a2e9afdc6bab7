package ringside.stepper.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import ringside.kernel.BootedKernel;
import ringside.kernel.decision.Answer;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.Verdict;
import ringside.kernel.profile.CheckId;
import ringside.kernel.service.frame.Writer;
import ringside.kernel.service.task.KernelListener;
import ringside.kernel.service.task.ReturnEvent;
import ringside.kernel.service.task.SignalEvent;
import ringside.kernel.service.task.StopEvent;
import ringside.machine.state.Delivery;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;
import ringside.stepper.document.Planned;

/**
 * Collects what the kernel tells while it runs. The machine is asked to pause after the step in which something
 * happened, so that everything can be told with its exact position.
 */
final class Happenings implements KernelListener {
    private final BootedKernel kernel;
    private final List<LongFunction<Happening>> waiting = new ArrayList<>();
    private EngineListener listener = EngineListener.NONE;
    private List<Happening.Asked> asked = List.of();
    private int returns;
    private boolean tookReturn;
    private boolean decides;
    private boolean quiet;

    Happenings(BootedKernel kernel) {
        this.kernel = kernel;
    }

    void listener(EngineListener replacement) {
        listener = replacement;
    }

    /** Nobody hears what happens in a quiet run, which is several times as fast; returns are not counted either. */
    void quiet(boolean on) {
        if (quiet != on) {
            quiet = on;
            kernel.listener(on ? null : this);
        }
        asked = on ? List.of() : asked;
    }

    int returns() {
        return returns;
    }

    /** {@return true when the events told last contained a return to user mode} */
    boolean tookReturn() {
        return tookReturn;
    }

    /** {@return the questions that the kernel has asked since it was entered} */
    List<Happening.Asked> asked() {
        return asked;
    }

    /** {@return true once after the kernel has begun to decide} */
    boolean takeDecides() {
        boolean taken = decides;
        decides = false;
        return taken;
    }

    /** The run continues from another position. */
    void reset(int returnsSoFar, List<Happening.Asked> askedSoFar) {
        waiting.clear();
        returns = returnsSoFar;
        asked = askedSoFar;
        tookReturn = false;
        decides = false;
    }

    /** Tells everything that waits, as having happened at this position. */
    void tell(long step) {
        tookReturn = false;
        if (waiting.isEmpty()) {
            return;
        }
        List<LongFunction<Happening>> now = List.copyOf(waiting);
        waiting.clear();
        for (LongFunction<Happening> one : now) {
            listener.happened(step, one.apply(step));
        }
    }

    void intervention(Planned planned, long rip) {
        boolean valued = planned.kind() == Planned.Kind.SET || planned.kind() == Planned.Kind.CHECK;
        String name = planned.kind() == Planned.Kind.CHECK ? "check." + planned.name() : planned.name();
        waiting.add(step -> new Happening.Outside(planned.title(), name, valued, planned.value(), rip,
                planned.sentence()));
    }

    @Override
    public void exception(Delivery delivery) {
        if (delivery.cpl() != 0) {
            asked = List.of();
        }
        pause(step -> new Happening.Exception(delivery));
    }

    @Override
    public void signal(SignalEvent event) {
        pause(step -> new Happening.Signal(event));
    }

    @Override
    public void called(String instruction) {
        asked = List.of();
        pause(step -> new Happening.Called(instruction));
    }

    @Override
    public void deciding() {
        asked = List.of();
        decides = true;
        kernel.machine().cpu().stop(StopReason.SERVICE);
    }

    /** The kernel has asked a question in the step just done. */
    void asked(Happening.Asked question) {
        List<Happening.Asked> all = new ArrayList<>(asked);
        all.add(question);
        asked = List.copyOf(all);
        waiting.add(step -> question);
    }

    @Override
    public void returned(ReturnEvent event) {
        Map<String, Long> user = user(event);
        ReturnState slots = slots();
        Verdict verdict = asked.isEmpty() ? event.verdict() : answered(event.path());
        asked = List.of();
        pause(step -> {
            returns++;
            tookReturn = true;
            return new Happening.Returned(event, verdict, slots, user);
        });
    }

    /** A return instruction that faults makes the CPU push a frame over slots that were popped: those stay as read. */
    private ReturnState slots() {
        ReturnState slots = DecidingSlots.of(kernel);
        for (DecidingSlot popped : List.of(DecidingSlot.CX, DecidingSlot.R11)) {
            if (!asked.isEmpty() && kernel.ptRegs().writer(DecidingSlots.place(popped)) == Writer.HARDWARE) {
                slots = slots.with(popped, asked.get(asked.size() - 1).answer().read().get(popped));
            }
        }
        return slots;
    }

    private Verdict answered(Path path) {
        Map<CheckId, Answer> answers = new EnumMap<>(CheckId.class);
        asked.forEach(question -> answers.put(question.check(), question.answer()));
        return kernel.decision().judged(path, asked.get(asked.size() - 1).answer().read(), answers, kernel
                .switchedOff());
    }

    @Override
    public void ptraceStop(StopEvent event) {
        pause(step -> new Happening.TracerStop(event));
    }

    @Override
    public void modelError(String slot, long rip, String text) {
        pause(step -> new Happening.ModelError(slot, rip, text));
    }

    @Override
    public void note(String text) {
        long rip = kernel.machine().cpu().get(Register.RIP);
        pause(step -> new Happening.Note(rip, text));
    }

    @Override
    public void output(int descriptor, byte[] bytes) {
        long rip = kernel.machine().cpu().get(Register.RIP);
        String text = new String(bytes, StandardCharsets.UTF_8);
        pause(step -> new Happening.Output(descriptor, rip, text));
    }

    private void pause(LongFunction<Happening> happening) {
        waiting.add(happening);
        kernel.machine().cpu().stop(StopReason.SERVICE);
    }

    /** A trap may be delivered before the step is over, so the registers are taken here and now. */
    private Map<String, Long> user(ReturnEvent event) {
        Map<String, Long> user = new LinkedHashMap<>();
        new TreeMap<>(event.user()).forEach((register, value) -> user.put(register.label(), value));
        UserRegisters.bases(kernel.machine().cpu(), user);
        return user;
    }
}
