package ringside.kernel.service;

import java.util.HashMap;
import java.util.Map;

import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.DecisionRow;
import ringside.kernel.profile.DecisionRow.AddressRule;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.signal.SignalDelivery;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.state.SignalInfo;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.Signals;
import ringside.kernel.service.task.TaskContext;
import ringside.kernel.service.trace.Rseq;
import ringside.kernel.service.trace.Tracer;
import ringside.kernel.service.trace.Uprobe;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/**
 * What thread flags ask for, the scheduler and the stops of a traced task, as far as the listing leaves it to
 * services.
 */
final class ExitWork {

    private final TaskContext task;
    private final SignalDelivery delivery;
    private final Tracer tracer;
    private final Uprobe uprobe;
    private final Rseq rseq;
    private final Signals signals;

    ExitWork(TaskContext task, SignalDelivery delivery, Tracer tracer, Uprobe uprobe, Rseq rseq) {
        this.task = task;
        this.delivery = delivery;
        this.tracer = tracer;
        this.uprobe = uprobe;
        this.rseq = rseq;
        this.signals = new Signals(task);
    }

    /** All services by the name that the listing uses. */
    Map<String, Service> services() {
        Map<String, Service> all = new HashMap<>();
        all.put("schedule", this::schedule);
        all.put("tick", this::tick);
        all.put("signals", () -> delivery.deliver());
        all.put("task_work", () -> task.note("the work queued for this thread runs"));
        all.put("uprobe", () -> uprobe.work());
        all.put("uprobe_call", () -> uprobe.called());
        all.put("uretprobe", () -> uprobe.returned());
        all.put("uretprobe_refused", () -> uprobe.refused());
        all.put("patch", () -> task.flags().setIfKnown("PATCH_PENDING", false));
        all.put("user_return", () -> task.flags().set("USER_RETURN_NOTIFY", false));
        all.put("load_fpu", () -> task.flags().setIfKnown("NEED_FPU_LOAD", false));
        all.put("notify_signal", () -> task.flags().setIfKnown("NOTIFY_SIGNAL", false));
        all.put("audit_entry", () -> task.note("audit: record of the system call's entry"));
        all.put("audit_exit", () -> task.note("audit: record of the system call's exit"));
        all.put("trace_enter", () -> task.note("tracepoint sys_enter"));
        all.put("trace_exit", () -> task.note("tracepoint sys_exit"));
        all.put("ptrace_permit", this::permit);
        all.put("rearm_timer", () -> task.note("the timer of this CPU is programmed for its next event"));
        all.put("slice_end", this::endSlice);
        all.put("rseq_exit", rseq::exit);
        all.put("rseq_resume", rseq::resume);
        all.put("ptrace_entry", () -> report("syscall-entry"));
        all.put("ptrace_exit", () -> report("syscall-exit"));
        all.put("step_report", this::stepReport);
        all.put("verdict", this::remember);
        all.put("uncompared", this::uncompared);
        all.put("io_bitmap", () -> task.note("the I/O permissions of the task go to the task-state segment"));
        all.put("user_exit", () -> task.note("context tracking: the CPU has left user mode"));
        all.put("user_enter", () -> task.note("context tracking: the CPU goes to user mode"));
        return all;
    }

    /** The time slice is over; since 7.1 or 7.2 the timer is programmed anew on the way out, or by the scheduler. */
    private void tick() {
        task.flags().set("NEED_RESCHED", true);
        task.flags().setIfKnown("HRTIMER_REARM", true);
    }

    /** Any system call ends a longer time slice that was granted (rseq_syscall_enter_work, since 7.0). */
    private void endSlice() {
        task.flags().set("SYSCALL_RSEQ_SLICE", false);
        task.note("the longer time slice that the thread was granted is over");
    }

    private void schedule() {
        task.flags().rescheduled();
        rseq.scheduled();
        task.note("the scheduler runs other tasks, then comes back to this one");
        if (task.profile().fred()) {
            eventsElsewhere();
        }
        if (task.options().vendor() == Vendor.AMD) {
            task.cpu().set(Register.SS, 0);
            task.note("the task that ran before was interrupted in user mode: SS holds null, as the interrupt left it");
        }
    }

    /** The other task's way out told the CPU where that task's stack is (fred_update_rsp0, arch/x86/include/asm/fred.h). */
    private void eventsElsewhere() {
        long other = task.map().stackTop() + 2 * task.map().stackSize();
        task.machine().memory().write(task.map().percpu() + task.symbol("fred_rsp0").orElseThrow(), 8, other);
        task.cpu().set(Register.FRED_RSP0, other);
    }

    /** A tracer's stop at the entry: RAX is 1 if the call may still be made. */
    private void permit() {
        tracer.report("syscall-entry");
        task.result(signals.killed() ? 0 : 1);
    }

    private void report(String kind) {
        tracer.report(kind);
        task.result(signals.killed() ? 1 : 0);
    }

    /** The trap that the CPU did not make after SYSCALL is made up by the kernel. */
    private void stepReport() {
        signals.force(new SignalInfo(Signal.SIGTRAP, SignalInfo.TRAP_BRKPT, task.slot(PtSlot.IP)));
        task.result(0);
    }

    /** Keeps what the decision saw; it says afterwards why the path was taken. */
    private void remember() {
        ReturnState seen = new ReturnState(task.slot(PtSlot.CX), task.slot(PtSlot.IP), task.slot(PtSlot.CS),
                task.slot(PtSlot.R11), task.slot(PtSlot.FLAGS), task.slot(PtSlot.SS));
        task.update(state -> state.with(state.entry().with(seen)));
        task.listener().deciding();
    }

    /**
     * The canonical test works on RCX, so it compares with RIP once more. Where the comparison is left out, that has to
     * go as well: RCX gets what RIP is to be.
     */
    private void uncompared() {
        if (leftOut(CheckId.RCX_RIP) && !leftOut(CheckId.CANONICAL)) {
            boolean loaded = task.profile().value(DecisionRow.CANONICAL) == AddressRule.SIGN_EXTEND;
            task.cpu().set(Register.RCX, loaded ? task.cpu().get(Register.R11) : task.slot(PtSlot.IP));
            task.note("RCX is not compared with RIP, so the canonical test must not do it either: RCX becomes RIP");
        }
    }

    private boolean leftOut(CheckId id) {
        return task.listing().checkJumps(id).stream().allMatch(task.machine().code()::replaced);
    }
}
