package ringside.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import ringside.kernel.service.task.KernelListener;
import ringside.kernel.service.task.ReturnEvent;
import ringside.kernel.service.task.SignalEvent;
import ringside.kernel.service.task.StopEvent;
import ringside.machine.state.Delivery;

/** Collects what a booted kernel reports. */
public final class Events implements KernelListener {

    final List<Delivery> exceptions = new ArrayList<>();
    public final List<SignalEvent> signals = new ArrayList<>();
    final List<ReturnEvent> returns = new ArrayList<>();
    public final List<StopEvent> stops = new ArrayList<>();
    final List<String> modelErrors = new ArrayList<>();
    public final List<String> notes = new ArrayList<>();
    final List<String> outputs = new ArrayList<>();

    @Override
    public void exception(Delivery delivery) {
        exceptions.add(delivery);
    }

    @Override
    public void signal(SignalEvent event) {
        signals.add(event);
    }

    @Override
    public void returned(ReturnEvent event) {
        returns.add(event);
    }

    @Override
    public void ptraceStop(StopEvent event) {
        stops.add(event);
    }

    @Override
    public void modelError(String slot, long rip, String text) {
        modelErrors.add(text);
    }

    @Override
    public void note(String text) {
        notes.add(text);
    }

    @Override
    public void output(int descriptor, byte[] bytes) {
        outputs.add(descriptor + ":" + new String(bytes, StandardCharsets.UTF_8));
    }

    /** Path and first reason of every return that a system call led to, such as {@code IRET(RCX_RIP)}. */
    List<String> syscallReturns() {
        return returns.stream().filter(ReturnEvent::bySyscall)
                .map(event -> event.path().label() + event.verdict().reason().map(id -> "(" + id + ")").orElse(""))
                .toList();
    }
}
