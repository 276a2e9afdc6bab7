package ringside.kernel;

import java.util.Set;

import ringside.kernel.profile.CheckId;
import ringside.kernel.service.state.TaskState;
import ringside.machine.MachineState;

/** A saved state of machine, kernel and task. */
public final class KernelState {

    private final MachineState machine;
    private final TaskState task;
    private final byte[] writers;
    private final Set<CheckId> off;

    KernelState(MachineState machine, TaskState task, byte[] writers, Set<CheckId> off) {
        this.machine = machine;
        this.task = task;
        this.writers = writers;
        this.off = off;
    }

    MachineState machine() {
        return machine;
    }

    TaskState task() {
        return task;
    }

    byte[] writers() {
        return writers;
    }

    Set<CheckId> off() {
        return off;
    }

    /** A 64-bit hash: states that are the same have the same one. */
    public long fingerprint() {
        return machine.fingerprint() * 31 + task.hashCode();
    }
}
