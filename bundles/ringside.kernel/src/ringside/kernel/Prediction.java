package ringside.kernel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Decision;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.Verdict;
import ringside.kernel.listing.KernelMap;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.DecisionRow;
import ringside.kernel.profile.Profile;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.state.EntryState;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.state.Register;

/** What the next return to user mode would be if nothing more happened. */
final class Prediction {

    private static final long USER_CS = 0x33;
    private static final long USER_DS = 0x2b;
    private static final int X32_BIT = 0x40000000;

    /** The deciding slots in their order. */
    private static final List<PtSlot> DECIDING = Stream.of(DecidingSlot.values())
            .map(slot -> PtSlot.named(slot.label()).orElseThrow()).toList();

    private final TaskContext task;
    private final Decision decision;
    private final CompatReturn compat;
    private final long fastPathMask;
    private final List<Long> neverFast;
    private final List<String> fastRoutines;
    private Question last;
    private Verdict answer;

    /** All that a verdict is made from. */
    private record Question(ReturnState state, Set<CheckId> off, int unwritten, boolean fast) {
    }

    Prediction(TaskContext task, Decision decision) {
        this.task = task;
        this.decision = decision;
        this.compat = new CompatReturn(task);
        Profile profile = task.profile();
        this.fastPathMask = profile.fastPath() ? profile.value(BuildRow.FAST_PATH_MASKS).stream()
                .mapToLong(mask -> profile.masks().get(mask)).reduce(0, (a, b) -> a | b) : 0;
        this.neverFast = profile.fastPath() ? profile.value(BuildRow.FAST_PATH_NEVER) : List.of();
        this.fastRoutines = profile.fastPath() ? profile.value(BuildRow.FAST_PATH_ROUTINES) : List.of();
    }

    Verdict now(Set<CheckId> off) {
        if (task.cpu().cpl() == 3) {
            return answer(new Question(live(), Set.copyOf(off), 0, false));
        }
        if (compat.decides()) {
            return compat.now();
        }
        Optional<Path> unchecked = unchecked(task.state().entry());
        if (unchecked.isPresent()) {
            return Verdict.unchecked(unchecked.get());
        }
        return answer(new Question(slots(), Set.copyOf(off), unwritten(), fast()));
    }

    /** From one step to the next the question mostly stays, and the words of the answer take longer than a step. */
    private Verdict answer(Question question) {
        if (!question.equals(last)) {
            Verdict verdict = decision.decide(question.state(), question.off());
            if (question.unwritten() != 0) {
                verdict = verdict.pending(slot -> (question.unwritten() >> slot.ordinal() & 1) != 0);
            }
            answer = question.fast() ? verdict.unasked(Path.SYSRET_FAST) : verdict;
            last = question;
        }
        return answer;
    }

    /** A bit for each deciding slot that is not written yet. */
    private int unwritten() {
        int mask = 0;
        for (int i = 0; i < DECIDING.size(); i++) {
            mask |= unwritten(DECIDING.get(i)) ? 1 << i : 0;
        }
        return mask;
    }

    /** The way back that is taken without a check: of an exception, or of a child that goes on for the first time. */
    private Optional<Path> unchecked(EntryState entry) {
        if (entry.decision() != null || entry.bySyscall() && !entry.forked()) {
            return Optional.empty();
        }
        return switch (task.profile().value(
                entry.bySyscall() ? DecisionRow.CHILD_FIRST_RETURN : DecisionRow.EXCEPTION_RETURN)) {
            case CHECKS -> Optional.empty();
            case IRET -> Optional.of(Path.IRET);
            case ERETU -> Optional.of(Path.ERETU);
        };
    }

    /** The verdict about what the last decision saw, with the path that was really taken. */
    Verdict taken(Path path, Set<CheckId> off) {
        if (compat.decides()) {
            return compat.taken(path);
        }
        ReturnState seen = task.state().entry().decision();
        if (seen == null || path == Path.SYSRET_FAST) {
            return Verdict.unchecked(path);
        }
        Verdict verdict = decision.decide(seen, off);
        return verdict.path() == path ? verdict
                : new Verdict(path, verdict.reason(), verdict.failing(), verdict.results());
    }

    private boolean fast() {
        EntryState entry = task.state().entry();
        boolean open = task.profile().fastPath() && !task.options().xenPv() && entry.bySyscall() && !entry.forked();
        if (!open || left()) {
            return false;
        }
        boolean everFast = entry.compat() || !neverFast.contains((long) number());
        return (task.flags().word("flags") & fastPathMask) == 0 && everFast;
    }

    /** Whether the fast path was left: the kernel runs code, or code called from there, that does not go back to it. */
    private boolean left() {
        KernelMap map = task.map();
        boolean noRoom = task.regs().makesRoomLater() && !task.regs().written(PtSlot.BX);
        long frame = map.ptRegs() + (noRoom ? PtSlot.R11.offset() : 0);
        long rsp = register(Register.RSP);
        String routine = task.listing().routine(register(Register.RIP));
        if (!fastRoutines.contains(routine) && rsp >= map.stackTop() - map.stackSize() && rsp < frame) {
            routine = task.listing().routine(task.machine().memory().read(frame - Long.BYTES, Long.BYTES));
        }
        return !fastRoutines.contains(routine);
    }

    /** The number of the system call, without the x32 bit where the kernel strips it. */
    private int number() {
        boolean known = task.regs().written(PtSlot.ORIG_AX);
        int number = (int) (known ? task.slot(PtSlot.ORIG_AX) : task.cpu().get(Register.RAX));
        return task.options().x32() ? number & ~X32_BIT : number;
    }

    private boolean unwritten(PtSlot slot) {
        return !task.regs().written(slot);
    }

    private ReturnState live() {
        return new ReturnState(register(Register.RCX), register(Register.RIP), register(Register.CS),
                register(Register.R11), register(Register.RFLAGS), register(Register.SS));
    }

    private ReturnState slots() {
        long ip = slot(PtSlot.IP, register(Register.RCX));
        long r11 = slot(PtSlot.R11, register(Register.R11));
        return new ReturnState(slot(PtSlot.CX, ip), ip, slot(PtSlot.CS, USER_CS), r11, slot(PtSlot.FLAGS, r11),
                slot(PtSlot.SS, USER_DS));
    }

    private long register(Register register) {
        return task.cpu().get(register);
    }

    private long slot(PtSlot slot, long unwritten) {
        return task.regs().written(slot) ? task.slot(slot) : unwritten;
    }
}
