package ringside.kernel.decision;

import java.util.List;
import java.util.Locale;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.DecisionRow;
import ringside.kernel.profile.DecisionRow.TakenSlot;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/** RCX slot equals RIP slot (help: cpu/syscall.html#not-restored). */
final class RcxRipCheck implements Check {

    private static final int SYSCALL_BYTES = 2;

    private final TakenSlot taken;

    /** @param taken the slot of which SYSRET would find the value in RCX */
    RcxRipCheck(TakenSlot taken) {
        this.taken = taken;
    }

    /** As the kernel fills RCX. */
    static Check of(Profile profile, KernelOptions options) {
        return new RcxRipCheck(profile.value(DecisionRow.SYSRET_RCX));
    }

    private static long fails(long cx, long ip) {
        return Check.anyBit(cx ^ ip);
    }

    @Override
    public CheckId id() {
        return CheckId.RCX_RIP;
    }

    @Override
    public long fails(ReturnState state) {
        return fails(state.cx(), state.ip());
    }

    @Override
    public void judge(DecisionBlock block) {
        long bit = id().mask();
        long[] cx = block.column(DecidingSlot.CX);
        long[] ip = block.column(DecidingSlot.IP);
        long[] masks = block.masks();
        for (int i = 0; i < DecisionBlock.SIZE; i++) {
            masks[i] |= fails(cx[i], ip[i]) & bit;
        }
    }

    @Override
    public Subject subject() {
        return Subject.delivered(DecidingSlot.IP);
    }

    @Override
    public List<Operand> operands(ReturnState state) {
        return List.of(Operand.of(DecidingSlot.CX, state), Operand.of(DecidingSlot.IP, state));
    }

    @Override
    public List<Remedy> remedies(ReturnState state) {
        return holds(state) ? List.of(Remedy.of(DecidingSlot.IP, state.ip() - SYSCALL_BYTES))
                : List.of(Remedy.of(DecidingSlot.CX, state.ip()), Remedy.of(DecidingSlot.IP, state.cx()));
    }

    @Override
    public List<String> forms(CheckText text, ReturnState state) {
        return text == CheckText.HAZARD && !holds(state) ? List.of(taken.name().toLowerCase(Locale.ROOT))
                : Check.super.forms(text, state);
    }

    @Override
    public List<Candidate> candidates(ReturnState state) {
        return List.of(Candidate.copy(DecidingSlot.CX, DecidingSlot.IP, state),
                Candidate.copy(DecidingSlot.IP, DecidingSlot.CX, state),
                Candidate.back(DecidingSlot.IP, SYSCALL_BYTES, state));
    }
}
