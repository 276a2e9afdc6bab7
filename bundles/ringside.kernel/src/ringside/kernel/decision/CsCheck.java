package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/**
 * The CS slot holds the selector of 64-bit user code, the only one that SYSRET can deliver (help:
 * cpu/syscall.html#sysret). All its 64 bits count.
 */
final class CsCheck implements Check {

    private static final long USER = 0x33;
    private static final long USER32 = 0x23;
    private static final long KERNEL = 0x10;

    /** The same for every kernel. */
    static Check of(Profile profile, KernelOptions options) {
        return new CsCheck();
    }

    private static long fails(long cs) {
        return Check.anyBit(cs ^ USER);
    }

    @Override
    public CheckId id() {
        return CheckId.CS;
    }

    @Override
    public long fails(ReturnState state) {
        return fails(state.cs());
    }

    @Override
    public void judge(DecisionBlock block) {
        long bit = id().mask();
        long[] cs = block.column(DecidingSlot.CS);
        long[] masks = block.masks();
        for (int i = 0; i < DecisionBlock.SIZE; i++) {
            masks[i] |= fails(cs[i]) & bit;
        }
    }

    @Override
    public Subject subject() {
        return Subject.delivered(DecidingSlot.CS);
    }

    @Override
    public List<Operand> operands(ReturnState state) {
        return List.of(Operand.of(DecidingSlot.CS, state), Operand.constant("user CS", USER));
    }

    @Override
    public List<Remedy> remedies(ReturnState state) {
        return List.of(Remedy.of(DecidingSlot.CS, holds(state) ? USER32 : USER));
    }

    @Override
    public List<Candidate> candidates(ReturnState state) {
        return List.of(Candidate.value(DecidingSlot.CS, USER, Words.text("selector.user"), 0, state),
                Candidate.value(DecidingSlot.CS, USER32, Words.text("selector.user32"), 1, state));
    }

    @Override
    public String value(String name, ReturnState state) {
        String kind = state.cs() == USER32 ? "user32" : state.cs() == KERNEL ? "kernel" : SelectorKind.of(state.cs());
        return name.equals("kind") ? SelectorKind.words(kind) : null;
    }
}
