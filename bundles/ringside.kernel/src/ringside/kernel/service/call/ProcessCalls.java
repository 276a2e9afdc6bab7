package ringside.kernel.service.call;

import java.util.Map;
import java.util.Optional;

import ringside.kernel.listing.CompatTask;
import ringside.kernel.profile.ServiceRow;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.state.TaskState;
import ringside.kernel.service.task.CallFrame;
import ringside.kernel.service.task.Errno;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.Signals;
import ringside.kernel.service.task.TaskContext;
import ringside.kernel.service.task.ThreadFlags;
import ringside.kernel.service.trace.SingleStep;
import ringside.kernel.service.trace.Tracer;
import ringside.machine.state.Register;

/** System calls about the process: who it is, fork, a new program, the end. */
final class ProcessCalls {

    private static final String PROGRAM = "/bin/program";
    private static final String PROGRAM_32 = "/bin/program32";
    /** Labels of the program where execve starts. */
    private static final String ENTRY = "exec_entry";
    private static final String ENTRY_32 = "exec_entry32";
    private static final int LONGEST_PATH = 4096;
    /** Number of clone, whose second argument may be a stack for the child. */
    private static final int CLONE = 56;
    private static final int X32_BIT = 0x40000000;
    private static final long USER_CS = 0x33;
    private static final long USER32_CS = 0x23;
    private static final long USER_DS = 0x2b;

    private final TaskContext task;
    private final boolean followChild;
    private final Tracer tracer;
    private final SingleStep singleStep;
    private final Signals signals;
    private final CallFrame call;

    /** @param followChild after fork the child goes on, not the parent */
    ProcessCalls(TaskContext task, boolean followChild, Tracer tracer) {
        this.task = task;
        this.followChild = followChild;
        this.tracer = tracer;
        this.singleStep = new SingleStep(task);
        this.signals = new Signals(task);
        this.call = new CallFrame(task);
    }

    /** All bodies by the name that the listing uses. */
    Map<String, Service> services() {
        return Map.of("getpid", () -> task.result(task.state().pid()),
                "exit", () -> task.end("exit"),
                "fork", this::fork,
                "execve", this::execve);
    }

    /**
     * copy_process: the parent gets the id of its child. If the child is followed it goes on in the place of the
     * parent, on a copy of pt_regs with 0 in slot ax; RAX is 0 then.
     */
    private void fork() {
        if (!followChild) {
            task.note("the child " + TaskSetup.CHILD_PID + " is made; this is the parent");
            task.result(TaskSetup.CHILD_PID);
            tracer.report("fork");
            return;
        }
        boolean clone = (call.number() & ~X32_BIT) == CLONE;
        long stack = clone ? task.slot(PtSlot.SI) : 0;
        if (stack != 0) {
            task.slot(PtSlot.SP, stack);
        }
        task.slot(PtSlot.AX, 0);
        ThreadFlags flags = task.flags();
        flags.set("SYSCALL_TRACE", false);
        flags.set("SYSCALL_EMU", false);
        flags.setIfKnown("SYSCALL_USER_DISPATCH", false);
        singleStep.disable();
        flags.setIfKnown("FORK", true);
        task.update(TaskState::asChild);
        signals.recalculate();
        task.note("the child " + TaskSetup.CHILD_PID
                + " is made and followed: its pt_regs is a copy with 0 in slot ax");
        task.result(0);
    }

    /** A new program in the place of the old one: only registers tell, the memory stays. */
    private void execve() {
        Optional<String> path = task.user().text(task.cpu().get(Register.RDI), LONGEST_PATH);
        if (path.isEmpty()) {
            task.result(-Errno.EFAULT);
        } else if (path.get().equals(PROGRAM)) {
            start(false);
        } else if (path.get().equals(PROGRAM_32)) {
            start(true);
        } else {
            task.note("there is no file '" + path.get() + "': the model has " + PROGRAM + " and " + PROGRAM_32);
            task.result(-Errno.ENOENT);
        }
    }

    private void start(boolean compat) {
        for (PtSlot slot : PtSlot.values()) {
            if (slot.ordinal() < PtSlot.ORIG_AX.ordinal()) {
                task.slot(slot, 0);
            }
        }
        task.slot(PtSlot.IP, entry(compat));
        task.slot(PtSlot.SP, compat ? TaskSetup.STACK32_TOP : TaskSetup.STACK_TOP);
        task.selector(PtSlot.CS, compat ? USER32_CS : USER_CS);
        task.selector(PtSlot.SS, USER_DS);
        task.slot(PtSlot.FLAGS, task.profile().value(ServiceRow.EXECVE_FLAGS));
        task.flags().setIfKnown("ADDR32", compat);
        task.flags().setIfKnown("IA32", compat);
        task.flags().setIfKnown("X32", false);
        task.flags().setIfKnown("SYSCALL_USER_DISPATCH", false);
        task.update(TaskState::asNewProgram);
        LdtCall.clear(task.machine().ldt());
        task.cpu().dataSegments(compat ? (int) USER_DS : 0);
        CompatTask.start(task.machine().memory(), task.profile(), task.map(), compat);
        task.leaveFastPath();
        task.note("execve: a new " + (compat ? "32-bit " : "") + "program starts at its entry point with empty"
                + " registers");
        task.result(0);
        tracer.report("exec");
    }

    /** Where execve starts the new program: its own label, or else where this program began. */
    private long entry(boolean compat) {
        return task.symbol(compat ? ENTRY_32 : ENTRY).orElse(task.listing().userEntry());
    }
}
