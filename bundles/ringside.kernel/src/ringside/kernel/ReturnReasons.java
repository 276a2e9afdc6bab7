package ringside.kernel;

import java.util.EnumSet;
import java.util.Set;

import ringside.kernel.decision.Decision;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.Verdict;
import ringside.kernel.profile.CheckId;
import ringside.kernel.service.task.TaskContext;

/** Why a return took its path, by the slots that its decision saw. */
final class ReturnReasons {

    private static final Set<Path> UNASKED = EnumSet.of(Path.SYSRET_FAST, Path.SYSRETL);

    private final TaskContext task;
    private final Decision decision;
    private final CompatReturn compat;

    ReturnReasons(TaskContext task, Decision decision) {
        this.task = task;
        this.decision = decision;
        this.compat = new CompatReturn(task);
    }

    /** The verdict about what the last decision saw, with the path that was really taken. */
    Verdict taken(Path path, Set<CheckId> off) {
        if (compat.decides()) {
            return compat.taken(path);
        }
        ReturnState seen = task.state().entry().decision();
        if (seen == null || UNASKED.contains(path)) {
            return Verdict.unchecked(path);
        }
        Verdict verdict = decision.decide(seen, off);
        return verdict.path() == path ? verdict
                : new Verdict(path, verdict.reason(), verdict.failing(), verdict.results());
    }
}
