package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/** R11 slot equals flags slot (help: cpu/syscall.html#not-restored). */
final class R11FlagsCheck implements Check {

    /** RFLAGS bits that SYSRET takes from R11; bit 1 is always set (SDM volume 2, SYSRET). */
    private static final long FROM_R11 = 0x3c7fd7;
    private static final long ALWAYS_SET = 2;
    private static final long DF = 0x400;

    /** The same for every kernel. */
    static Check of(Profile profile, KernelOptions options) {
        return new R11FlagsCheck();
    }

    private static long fails(long r11, long flags) {
        return Check.anyBit(r11 ^ flags);
    }

    @Override
    public CheckId id() {
        return CheckId.R11_FLAGS;
    }

    @Override
    public long fails(ReturnState state) {
        return fails(state.r11(), state.flags());
    }

    @Override
    public void judge(DecisionBlock block) {
        long bit = id().mask();
        long[] r11 = block.column(DecidingSlot.R11);
        long[] flags = block.column(DecidingSlot.FLAGS);
        long[] masks = block.masks();
        for (int i = 0; i < DecisionBlock.SIZE; i++) {
            masks[i] |= fails(r11[i], flags[i]) & bit;
        }
    }

    @Override
    public Subject subject() {
        return Subject.delivered(DecidingSlot.FLAGS);
    }

    @Override
    public List<Operand> operands(ReturnState state) {
        return List.of(Operand.of(DecidingSlot.R11, state), Operand.of(DecidingSlot.FLAGS, state));
    }

    @Override
    public List<Remedy> remedies(ReturnState state) {
        return holds(state) ? List.of(Remedy.of(DecidingSlot.FLAGS, state.flags() ^ DF))
                : List.of(Remedy.of(DecidingSlot.R11, state.flags()), Remedy.of(DecidingSlot.FLAGS, state.r11()));
    }

    @Override
    public List<Candidate> candidates(ReturnState state) {
        String df = Words.text("bits.df");
        return List.of(Candidate.copy(DecidingSlot.R11, DecidingSlot.FLAGS, state),
                Candidate.toggle(DecidingSlot.R11, DF, df, state),
                Candidate.copy(DecidingSlot.FLAGS, DecidingSlot.R11, state),
                Candidate.toggle(DecidingSlot.FLAGS, DF, df, state));
    }

    @Override
    public String value(String name, ReturnState state) {
        return switch (name) {
            case "differing" -> Operand.hex(state.r11() ^ state.flags());
            case "delivered" -> Operand.hex(state.r11() & FROM_R11 | ALWAYS_SET);
            default -> null;
        };
    }
}
