package ringside.kernel.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import ringside.machine.execute.ServicePort;

/** The list of all kernel services by name. */
public final class ServiceTable implements ServicePort {

    private static final Map<String, Service> SERVICES = all();

    private final TaskContext task;

    /** The services, working on this task. */
    public ServiceTable(TaskContext task) {
        this.task = task;
    }

    private static Map<String, Service> all() {
        Map<String, Service> all = new HashMap<>(SystemCalls.services());
        all.putAll(Faults.services());
        all.putAll(Espfix.services());
        all.putAll(ExitWork.services());
        all.putAll(Seccomp.services());
        return Map.copyOf(all);
    }

    /** The names that a listing may use. */
    public static Set<String> names() {
        return SERVICES.keySet();
    }

    @Override
    public void call(String service) {
        SERVICES.get(service).run(task);
    }
}
