package ringside.kernel.service.call;

import java.util.Map;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.ServiceRow;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.task.Errno;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/** System calls that reach for the hardware: I/O privilege and the descriptors of the task itself. */
final class PrivilegeCalls {

    private static final int IOPL_SHIFT = 12;
    private static final long HIGHEST_LEVEL = 3;

    private final TaskContext task;

    PrivilegeCalls(TaskContext task) {
        this.task = task;
    }

    /** All bodies by the name that the listing uses. */
    Map<String, Service> services() {
        return Map.of("iopl", this::iopl,
                "modify_ldt", () -> task.result(new LdtCall(task).run()));
    }

    /**
     * iopl(level), from a task that may do so. Up to Linux 5.4 it changes IOPL in slot flags and nothing else; since
     * then the level is kept aside, and level 3 gives the task an I/O bitmap that allows every port.
     */
    private void iopl() {
        long level = task.cpu().get(Register.RDI) & 0xffffffffL;
        if (level > HIGHEST_LEVEL) {
            task.result(-Errno.EINVAL);
        } else if (inFlags(task.profile())) {
            long flags = task.slot(PtSlot.FLAGS) & ~Flag.IOPL.mask();
            task.slot(PtSlot.FLAGS, flags | level << IOPL_SHIFT);
            task.result(0);
        } else {
            task.flags().setIfKnown("IO_BITMAP", level == HIGHEST_LEVEL);
            task.note("iopl is emulated: IOPL in RFLAGS stays 0, the I/O bitmap of the task-state segment is used");
            task.result(0);
        }
    }

    private static boolean inFlags(Profile profile) {
        return profile.value(ServiceRow.IOPL) == ServiceRow.Iopl.FLAGS;
    }
}
