package ringside.kernel.decision;

import java.util.ArrayList;
import java.util.List;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/**
 * Neither RF nor TF is set (help: cpu/traps.html#fast) in one slot: in the R11 slot up to 6.6, in the flags slot from
 * 6.7 on.
 */
final class RfTfCheck implements Check {

    private static final long TF = 0x100;
    private static final long RF = 0x10000;
    private static final long BOTH = RF | TF;
    private static final int UNUSUAL = 1;
    private static final int FAR = 2;

    private final DecidingSlot judged;
    private final DecidingSlot other;

    /** @param judged the slot in which the kernel looks: {@code R11} or {@code FLAGS} */
    RfTfCheck(DecidingSlot judged) {
        this.judged = judged;
        this.other = judged == DecidingSlot.FLAGS ? DecidingSlot.R11 : DecidingSlot.FLAGS;
    }

    /** In the slot that this kernel judges. */
    static Check of(Profile profile, KernelOptions options) {
        return new RfTfCheck(Checks.judgesFlags(profile) ? DecidingSlot.FLAGS : DecidingSlot.R11);
    }

    private static long fails(long flags) {
        return Check.anyBit(flags & BOTH);
    }

    @Override
    public CheckId id() {
        return CheckId.RF_TF;
    }

    @Override
    public long fails(ReturnState state) {
        return fails(state.get(judged));
    }

    @Override
    public void judge(DecisionBlock block) {
        long bit = id().mask();
        long[] flags = block.column(judged);
        long[] masks = block.masks();
        for (int i = 0; i < DecisionBlock.SIZE; i++) {
            masks[i] |= fails(flags[i]) & bit;
        }
    }

    @Override
    public Subject subject() {
        return Subject.of(DecidingSlot.FLAGS);
    }

    @Override
    public List<Operand> operands(ReturnState state) {
        return List.of(Operand.of(judged, state), Operand.constant("RF|TF", BOTH));
    }

    @Override
    public List<Remedy> remedies(ReturnState state) {
        if (holds(state)) {
            return List.of(both(state, 0, TF));
        }
        long bits = state.get(judged) & BOTH;
        return List.of(otherHas(state) ? both(state, bits, 0) : Remedy.of(judged, state.get(judged) & ~bits));
    }

    private Remedy both(ReturnState state, long clear, long set) {
        return Remedy.of(judged, state.get(judged) & ~clear | set, other, state.get(other) & ~clear | set);
    }

    /** Whether the slot that is not judged has one of the bits as well. */
    private boolean otherHas(ReturnState state) {
        return (state.get(other) & state.get(judged) & BOTH) != 0;
    }

    @Override
    public List<Candidate> candidates(ReturnState state) {
        List<Candidate> all = new ArrayList<>(candidates(DecidingSlot.R11, DecidingSlot.FLAGS, state));
        all.addAll(candidates(DecidingSlot.FLAGS, DecidingSlot.R11, state));
        return all;
    }

    private static List<Candidate> candidates(DecidingSlot slot, DecidingSlot from, ReturnState state) {
        List<Candidate> all = new ArrayList<>();
        if (fails(state.get(slot)) != 0) {
            all.add(Candidate.clear(slot, BOTH, names(state.get(slot)), state));
        }
        if (fails(state.get(from)) != 0) {
            all.add(Candidate.value(slot, state.get(from) & ~BOTH, Words.text("edit.without", "other",
                    from.register(), "bits", names(state.get(from))), UNUSUAL, state));
        }
        all.add(Candidate.set(slot, TF, names(TF), state));
        all.add(Candidate.value(slot, state.get(from) | TF, Words.text("edit.with", "other", from.register(), "bits",
                names(TF)), FAR, state));
        return all;
    }

    @Override
    public List<String> forms(CheckText text, ReturnState state) {
        boolean holds = holds(state);
        return switch (text) {
            case MARK -> List.of(bits(state.get(judged)));
            case HAZARD -> holds ? List.of("rf", "tf") : bits(state.get(judged)).equals("rf-tf") ? List.of("rf", "tf")
                    : List.of(bits(state.get(judged)));
            case REMEDY -> List.of(holds ? "holds" : otherHas(state) ? "both" : "one");
            default -> Check.super.forms(text, state);
        };
    }

    @Override
    public String value(String name, ReturnState state) {
        return switch (name) {
            case "judged" -> Words.text("slot." + judged.label());
            case "Judged" -> Words.text("Slot." + judged.label());
            case "other" -> Words.text("slot." + other.label());
            case "bits" -> names(state.get(judged));
            case "value" -> Operand.hex(state.get(judged));
            default -> null;
        };
    }

    private static String names(long flags) {
        return Words.text("bits." + bits(flags));
    }

    private static String bits(long flags) {
        boolean rf = (flags & RF) != 0;
        boolean tf = (flags & TF) != 0;
        return rf && tf ? "rf-tf" : rf ? "rf" : "tf";
    }
}
