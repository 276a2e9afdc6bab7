package ringside.kernel.service;

import java.util.OptionalLong;

import ringside.kernel.profile.ServiceRow;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.memory.Memory;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/**
 * A step trap in the kernel (do_debug of arch/x86/kernel/traps.c): the program had TF set, and the instruction that
 * entered the kernel did not clear it. SYSENTER does not; SYSCALL does, unless SFMASK lacks TF.
 */
final class KernelStep {

    private final TaskContext task;

    KernelStep(TaskContext task) {
        this.task = task;
    }

    /** Carries out what this kernel does about it; the frame is at RDI. */
    void trapped() {
        if (inSysenterPrologue()) {
            task.note("step trap in the SYSENTER entry: nothing is done, the entry code clears TF itself");
            return;
        }
        clearTrapFlag();
        if (task.profile().value(ServiceRow.KERNEL_STEP) == ServiceRow.KernelStep.SINGLESTEP) {
            task.flags().set("SINGLESTEP", true);
            task.note("step trap in the kernel: TF is cleared there, SINGLESTEP makes the exit work report it");
        } else {
            task.note("step trap in the kernel: it warns and clears TF there");
        }
    }

    private boolean inSysenterPrologue() {
        OptionalLong begin = task.symbol("entry_SYSENTER_compat");
        OptionalLong end = task.symbol("__end_entry_SYSENTER_compat");
        long ip = memory().read(frame() + PtSlot.IP.offset(), 8);
        return begin.isPresent() && end.isPresent() && ip >= begin.getAsLong() && ip < end.getAsLong();
    }

    private void clearTrapFlag() {
        long at = frame() + PtSlot.FLAGS.offset();
        memory().write(at, 8, memory().read(at, 8) & ~Flag.TF.mask());
    }

    private long frame() {
        return task.cpu().get(Register.RDI);
    }

    private Memory memory() {
        return task.machine().memory();
    }
}
