package ringside.kernel.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import ringside.kernel.service.call.Seccomp;
import ringside.kernel.service.call.SystemCalls;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.signal.SignalDelivery;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.TaskContext;
import ringside.kernel.service.trace.Rseq;
import ringside.kernel.service.trace.Tracer;
import ringside.kernel.service.trace.Uprobe;
import ringside.machine.execute.ServicePort;

/** All kernel services by name, put together around one task, its tracer and the probe in its program. */
public final class ServiceTable implements ServicePort {

    private final Tracer tracer;
    private final Uprobe uprobe;
    private final Map<String, Service> services;

    /** The services, working on this task. */
    public ServiceTable(TaskContext task, TaskSetup setup) {
        this.tracer = new Tracer(task, setup.tracer());
        this.uprobe = new Uprobe(task, setup.uprobe(), setup.returnProbe());
        Rseq rseq = new Rseq(task);
        Map<String, Service> all = new HashMap<>();
        all.putAll(new SystemCalls(task, setup.followChild(), tracer, rseq).services());
        all.putAll(new Seccomp(task, setup.seccomp(), tracer).services());
        all.putAll(new Faults(task, uprobe).services());
        all.putAll(new Espfix(task).services());
        all.putAll(new ExitWork(task, new SignalDelivery(task, tracer, uprobe, rseq), tracer, uprobe, rseq).services());
        this.services = Map.copyOf(all);
    }

    /** Puts the probe into the program and lets the tracer start the task; to be called once, before its first step. */
    public void start() {
        uprobe.install();
        tracer.start();
    }

    /** The names that a listing may use. */
    public Set<String> names() {
        return services.keySet();
    }

    @Override
    public void call(String service) {
        services.get(service).run();
    }
}
