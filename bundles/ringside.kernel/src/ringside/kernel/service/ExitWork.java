package ringside.kernel.service;

import java.util.HashMap;
import java.util.Map;

import ringside.kernel.decision.ReturnState;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/**
 * What thread flags ask for, the scheduler and the stops of a traced task, as far as the listing leaves it to
 * services.
 */
final class ExitWork {

    private ExitWork() {
    }

    /** All services by the name that the listing uses. */
    static Map<String, Service> services() {
        Map<String, Service> all = new HashMap<>();
        all.put("schedule", ExitWork::schedule);
        all.put("tick", task -> task.flags().set("NEED_RESCHED", true));
        all.put("signals", task -> task.delivery().deliver());
        all.put("task_work", task -> task.note("the work queued for this thread runs"));
        all.put("uprobe", task -> task.uprobe().work());
        all.put("patch", task -> task.flags().setIfKnown("PATCH_PENDING", false));
        all.put("user_return", task -> task.flags().set("USER_RETURN_NOTIFY", false));
        all.put("load_fpu", task -> task.flags().setIfKnown("NEED_FPU_LOAD", false));
        all.put("notify_signal", task -> task.flags().setIfKnown("NOTIFY_SIGNAL", false));
        all.put("audit_entry", task -> task.note("audit: record of the system call's entry"));
        all.put("audit_exit", task -> task.note("audit: record of the system call's exit"));
        all.put("trace_enter", task -> task.note("tracepoint sys_enter"));
        all.put("trace_exit", task -> task.note("tracepoint sys_exit"));
        all.put("ptrace_entry", task -> report(task, "syscall-entry"));
        all.put("ptrace_exit", task -> report(task, "syscall-exit"));
        all.put("step_report", ExitWork::stepReport);
        all.put("verdict", ExitWork::remember);
        all.put("io_bitmap", task -> task.note("the I/O permissions of the task go to the task-state segment"));
        all.put("user_exit", task -> task.note("context tracking: the CPU has left user mode"));
        all.put("user_enter", task -> task.note("context tracking: the CPU goes to user mode"));
        return all;
    }

    private static void schedule(TaskContext task) {
        rescheduled(task.flags());
        task.note("the scheduler runs other tasks, then comes back to this one");
        if (task.options().vendor() == Vendor.AMD) {
            task.cpu().set(Register.SS, 0);
            task.note("the task that ran before was interrupted in user mode: SS holds null, as the interrupt left it");
        }
    }

    /** The scheduler has run: nothing asks for it any more, not even what may wait (since 6.13). */
    static void rescheduled(ThreadFlags flags) {
        flags.set("NEED_RESCHED", false);
        flags.setIfKnown("NEED_RESCHED_LAZY", false);
    }

    private static void report(TaskContext task, String kind) {
        task.tracer().report(kind);
        task.result(0);
    }

    /** The trap that the CPU did not make after SYSCALL is made up by the kernel. */
    private static void stepReport(TaskContext task) {
        task.signals().force(new SignalInfo(Signal.SIGTRAP, SignalInfo.TRAP_BRKPT, task.slot(PtSlot.IP)));
        task.result(0);
    }

    /** Keeps what the decision saw; it says afterwards why the path was taken. */
    private static void remember(TaskContext task) {
        ReturnState seen = new ReturnState(task.slot(PtSlot.CX), task.slot(PtSlot.IP), task.slot(PtSlot.CS),
                task.slot(PtSlot.R11), task.slot(PtSlot.FLAGS), task.slot(PtSlot.SS));
        task.update(state -> state.with(state.entry().with(seen)));
    }
}
