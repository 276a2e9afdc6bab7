package ringside.kernel.service;

import java.util.Map;
import java.util.Optional;

import ringside.kernel.listing.CompatTask;
import ringside.kernel.profile.ServiceRow;
import ringside.machine.state.Register;

/** System calls about the process: who it is, fork, a new program, the end. */
final class ProcessCalls {

    /** Process id of the child that it may fork. */
    static final int CHILD = 4243;

    private static final String PROGRAM = "/bin/program";
    private static final String PROGRAM_32 = "/bin/program32";
    private static final int LONGEST_PATH = 4096;
    /** Number of clone, whose second argument may be a stack for the child. */
    private static final int CLONE = 56;
    private static final int X32_BIT = 0x40000000;
    private static final long USER_CS = 0x33;
    private static final long USER32_CS = 0x23;
    private static final long USER_DS = 0x2b;

    private ProcessCalls() {
    }

    /** All bodies by the name that the listing uses. */
    static Map<String, Service> services() {
        return Map.of("getpid", task -> task.result(task.pid()),
                "exit", task -> task.end("exit"),
                "fork", ProcessCalls::fork,
                "execve", ProcessCalls::execve);
    }

    /**
     * copy_process: the parent gets the id of its child. If the child is followed it goes on in the place of the
     * parent, on a copy of pt_regs with 0 in slot ax; RAX is 0 then.
     */
    private static void fork(TaskContext task) {
        if (!task.setup().followChild()) {
            task.note("the child " + CHILD + " is made; this is the parent");
            task.result(CHILD);
            task.tracer().report("fork");
            return;
        }
        boolean clone = (task.call().number() & ~X32_BIT) == CLONE;
        long stack = clone ? task.slot(PtSlot.SI) : 0;
        if (stack != 0) {
            task.slot(PtSlot.SP, stack);
        }
        task.slot(PtSlot.AX, 0);
        ThreadFlags flags = task.flags();
        flags.set("SYSCALL_TRACE", false);
        flags.set("SYSCALL_EMU", false);
        flags.setIfKnown("SYSCALL_USER_DISPATCH", false);
        task.singleStep().disable();
        flags.setIfKnown("FORK", true);
        task.update(TaskState::asChild);
        task.signals().recalculate();
        task.note("the child " + CHILD + " is made and followed: its pt_regs is a copy with 0 in slot ax");
        task.result(0);
    }

    /** A new program in the place of the old one: only registers tell, the memory stays. */
    private static void execve(TaskContext task) {
        Optional<String> path = task.user().text(task.cpu().get(Register.RDI), LONGEST_PATH);
        if (path.isEmpty()) {
            task.result(-SystemCalls.EFAULT);
        } else if (path.get().equals(PROGRAM)) {
            start(task, false);
        } else if (path.get().equals(PROGRAM_32)) {
            start(task, true);
        } else {
            task.note("there is no file '" + path.get() + "': the model has " + PROGRAM + " and " + PROGRAM_32);
            task.result(-SystemCalls.ENOENT);
        }
    }

    private static void start(TaskContext task, boolean compat) {
        for (PtSlot slot : PtSlot.values()) {
            if (slot.ordinal() < PtSlot.ORIG_AX.ordinal()) {
                task.slot(slot, 0);
            }
        }
        task.slot(PtSlot.IP, task.programEntry(compat));
        task.slot(PtSlot.SP, compat ? TaskSetup.STACK32_TOP : TaskSetup.STACK_TOP);
        task.selector(PtSlot.CS, compat ? USER32_CS : USER_CS);
        task.selector(PtSlot.SS, USER_DS);
        task.slot(PtSlot.FLAGS, task.profile().value(ServiceRow.EXECVE_FLAGS));
        task.flags().setIfKnown("ADDR32", compat);
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
        task.tracer().report("exec");
    }
}
