package ringside.kernel.service.call;

import java.util.HashMap;
import java.util.Map;
import ringside.kernel.service.signal.SignalCalls;
import ringside.kernel.service.task.CallFrame;
import ringside.kernel.service.task.Errno;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.TaskContext;
import ringside.kernel.service.trace.Rseq;
import ringside.kernel.service.trace.Tracer;

/**
 * Bodies of system calls, by theme. Arguments stand in RDI, RSI, RDX as the C calling convention has them; the result
 * goes to RAX. The task has no open files but its console: input, which never has anything to read, and output.
 */
public final class SystemCalls {

    private final TaskContext task;
    private final boolean followChild;
    private final Tracer tracer;
    private final Rseq rseq;
    private final CallFrame call;

    /** @param followChild after fork the child goes on, not the parent */
    public SystemCalls(TaskContext task, boolean followChild, Tracer tracer, Rseq rseq) {
        this.task = task;
        this.followChild = followChild;
        this.tracer = tracer;
        this.rseq = rseq;
        this.call = new CallFrame(task);
    }

    /** All bodies by the name that the listing uses. */
    public Map<String, Service> services() {
        Map<String, Service> all = new HashMap<>();
        all.put("no_such_file", () -> task.result(-Errno.EBADF));
        all.put("outside", this::outside);
        all.put("rseq", rseq::call);
        all.putAll(new ProcessCalls(task, followChild, tracer).services());
        all.putAll(new SignalCalls(task).services());
        all.putAll(new SleepCalls(task).services());
        all.putAll(new PrivilegeCalls(task).services());
        all.putAll(new DispatchCalls(task).services());
        all.putAll(new ConsoleCalls(task).services());
        all.putAll(new MemoryCalls(task).services());
        all.putAll(new ClockCalls(task).services());
        return all;
    }

    private void outside() {
        if (task.watched()) {
            task.note("the model has no body for system call " + call.number()
                    + ", though the kernel has: it answers -ENOSYS");
        }
        task.result(-Errno.ENOSYS);
    }
}
