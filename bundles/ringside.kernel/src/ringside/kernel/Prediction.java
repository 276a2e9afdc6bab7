package ringside.kernel;

import java.util.Set;

import ringside.machine.Register;

/** What the next return to user mode would be if nothing more happened. */
final class Prediction {

    private static final long USER_CS = 0x33;
    private static final long USER_DS = 0x2b;
    private static final String FAST_PATH_MASK = "_TIF_ALLWORK_MASK";
    private static final Set<Integer> NEVER_FAST = Set.of(15, 59);

    private final TaskContext task;
    private final Decision decision;

    Prediction(TaskContext task, Decision decision) {
        this.task = task;
        this.decision = decision;
    }

    Verdict now(Set<CheckId> off) {
        if (task.cpu().cpl() == 3) {
            return decision.decide(live(), off);
        }
        if (!task.state().bySyscall() && task.state().decision() == null) {
            return Verdict.unchecked(Path.IRET);
        }
        Verdict verdict = decision.decide(slots(), off).pending(this::waiting);
        return fast() ? verdict.unasked(Path.SYSRET_FAST) : verdict;
    }

    /** The verdict about what the last decision saw, with the path that was really taken. */
    Verdict taken(Path path, Set<CheckId> off) {
        ReturnState seen = task.state().decision();
        if (seen == null || path == Path.SYSRET_FAST) {
            return Verdict.unchecked(path);
        }
        Verdict verdict = decision.decide(seen, off);
        return verdict.path() == path ? verdict
                : new Verdict(path, verdict.reason(), verdict.failing(), verdict.results());
    }

    private boolean fast() {
        Profile profile = task.profile();
        if (!profile.fastPath() || task.options().xenPv() || task.regs().written(PtSlot.BX)) {
            return false;
        }
        long number = task.regs().written(PtSlot.ORIG_AX) ? task.slot(PtSlot.ORIG_AX) : task.cpu().get(Register.RAX);
        return (task.flags().word("flags") & profile.masks().get(FAST_PATH_MASK)) == 0
                && !NEVER_FAST.contains((int) number);
    }

    private boolean waiting(CheckId check) {
        return switch (check) {
            case XEN_PV -> false;
            case RCX_RIP -> unwritten(PtSlot.CX) || unwritten(PtSlot.IP);
            case CANONICAL, LIMIT -> unwritten(PtSlot.IP);
            case CS -> unwritten(PtSlot.CS);
            case R11_FLAGS -> unwritten(PtSlot.R11) || unwritten(PtSlot.FLAGS);
            case RF_TF -> unwritten(Checks.judgesFlags(task.profile()) ? PtSlot.FLAGS : PtSlot.R11);
            case SS -> unwritten(PtSlot.SS);
        };
    }

    private boolean unwritten(PtSlot slot) {
        return !task.regs().written(slot);
    }

    private ReturnState live() {
        return new ReturnState(register(Register.RCX), register(Register.RIP), register(Register.CS),
                register(Register.R11), register(Register.RFLAGS), register(Register.SS));
    }

    private ReturnState slots() {
        return new ReturnState(slot(PtSlot.CX, register(Register.RCX)), slot(PtSlot.IP, register(Register.RCX)),
                slot(PtSlot.CS, USER_CS), slot(PtSlot.R11, register(Register.R11)),
                slot(PtSlot.FLAGS, register(Register.R11)), slot(PtSlot.SS, USER_DS));
    }

    private long register(Register register) {
        return task.cpu().get(register);
    }

    private long slot(PtSlot slot, long unwritten) {
        return task.regs().written(slot) ? task.slot(slot) : unwritten;
    }
}
