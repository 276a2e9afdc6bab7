package ringside.stepper.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import ringside.kernel.BootedKernel;
import ringside.kernel.profile.CheckId;
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
    private ReturnRecord lastReturn;
    private int returns;
    private boolean tookReturn;
    private boolean lastKnown = true;
    private boolean quiet;

    Happenings(BootedKernel kernel) {
        this.kernel = kernel;
    }

    void listener(EngineListener replacement) {
        listener = replacement;
    }

    /** {@return the last return that was told; the last of all only while {@link #lastKnown}} */
    ReturnRecord lastReturn() {
        return lastReturn;
    }

    boolean lastKnown() {
        return lastKnown;
    }

    /** Nobody hears what happens in a quiet run, which is several times as fast; returns are not counted either. */
    void quiet(boolean on) {
        if (quiet != on) {
            quiet = on;
            kernel.listener(on ? null : this);
        }
        lastKnown &= !on;
    }

    int returns() {
        return returns;
    }

    /** {@return true when the events told last contained a return to user mode} */
    boolean tookReturn() {
        return tookReturn;
    }

    /** The run continues from another position. */
    void reset(int returnsSoFar, ReturnRecord last, boolean known) {
        waiting.clear();
        lastKnown = known;
        returns = returnsSoFar;
        lastReturn = last;
        tookReturn = false;
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
        pause(step -> new Happening.Exception(delivery));
    }

    @Override
    public void signal(SignalEvent event) {
        pause(step -> new Happening.Signal(event));
    }

    @Override
    public void returned(ReturnEvent event) {
        Map<String, Long> user = user(event);
        pause(step -> {
            ReturnRecord record = record(step, event, user);
            lastReturn = record;
            lastKnown = true;
            returns++;
            tookReturn = true;
            return new Happening.Returned(record, event);
        });
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

    private static ReturnRecord record(long step, ReturnEvent event, Map<String, Long> user) {
        String reason = event.verdict().reason().map(CheckId::name).orElse(null);
        List<String> failing = event.verdict().failing().stream().map(CheckId::name).toList();
        return new ReturnRecord(step, event.path(), reason, failing, event.verdict(), user);
    }
}
