package ringside.kernel.service.call;

import java.util.List;
import java.util.Map;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.SeccompAction;
import ringside.kernel.service.setup.SeccompRule;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.state.SignalInfo;
import ringside.kernel.service.task.CallFrame;
import ringside.kernel.service.task.Errno;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.Signals;
import ringside.kernel.service.task.TaskContext;
import ringside.kernel.service.trace.Tracer;

/**
 * The seccomp filter of a task (kernel/seccomp.c). Since Linux 4.8 it is one step; before, a first phase decides what
 * needs no tracer, and a second one does the rest.
 */
public final class Seccomp {

    private static final int GO_ON = 0;
    private static final int SKIP = -1;
    private static final int PHASE1_SKIP = 1;
    private static final int PHASE2_NEEDED = 2;
    private static final int HIGHEST_ERRNO = 4095;
    private static final SeccompRule ALLOWED = new SeccompRule(SeccompRule.EVERY, SeccompAction.ALLOW, 0);

    private final TaskContext task;
    private final List<SeccompRule> rules;
    private final Tracer tracer;
    private final Signals signals;
    private final CallFrame call;

    /** @param rules the first that fits a call counts; without one it is made */
    public Seccomp(TaskContext task, List<SeccompRule> rules, Tracer tracer) {
        this.task = task;
        this.rules = rules;
        this.tracer = tracer;
        this.signals = new Signals(task);
        this.call = new CallFrame(task);
    }

    /** All services by the name that the listing uses. */
    public Map<String, Service> services() {
        return Map.of("seccomp", () -> task.result(decide()),
                "seccomp_permit", () -> task.result(decide() == GO_ON ? 1 : 0),
                "seccomp_phase1", () -> task.result(phase1()),
                "seccomp_phase2", () -> task.result(phase2()));
    }

    /** The rule for a call: the first that fits. */
    private SeccompRule rule() {
        int number = call.number();
        return rules.stream().filter(rule -> rule.nr() == SeccompRule.EVERY || rule.nr() == number).findFirst()
                .orElse(ALLOWED);
    }

    private int decide() {
        SeccompRule rule = rule();
        if (rule.action() != SeccompAction.TRACE) {
            return carryOut(rule) ? GO_ON : SKIP;
        }
        if (!traced()) {
            return SKIP;
        }
        if (call.number() < 0) {
            return SKIP;
        }
        SeccompRule again = rule();
        return again.action() == SeccompAction.TRACE || carryOut(again) ? GO_ON : SKIP;
    }

    private int phase1() {
        SeccompRule rule = rule();
        if (rule.action() == SeccompAction.TRACE) {
            return PHASE2_NEEDED;
        }
        return carryOut(rule) ? GO_ON : PHASE1_SKIP;
    }

    private int phase2() {
        return traced() && call.number() >= 0 ? GO_ON : SKIP;
    }

    /** Stops for the tracer; false without one, and the call answers -ENOSYS. */
    private boolean traced() {
        if (!task.state().tracing().traced()) {
            task.slot(PtSlot.AX, -Errno.ENOSYS);
            return false;
        }
        tracer.report("seccomp");
        return true;
    }

    /** Whether the call is made. */
    private boolean carryOut(SeccompRule rule) {
        switch (rule.action()) {
            case LOG :
                task.note("seccomp: system call " + call.number() + " is logged and made");
                return true;
            case ERRNO :
                task.slot(PtSlot.AX, -Math.min(rule.data(), HIGHEST_ERRNO));
                return false;
            case TRAP :
                call.rollBack();
                signals.force(call.sigsys(SignalInfo.SYS_SECCOMP, rule.data()));
                return false;
            case KILL :
                signals.kill(Signal.SIGSYS);
                return false;
            default :
                return true;
        }
    }
}
