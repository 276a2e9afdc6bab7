package ringside.kernel.decision;

import java.util.ArrayList;
import java.util.List;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.DecisionRow;
import ringside.kernel.profile.DecisionRow.AddressRule;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/**
 * The RIP slot is canonical: its upper bits are all alike (help: cpu/addresses.html#canonical). The kernels 4.0 and 4.1
 * ask for more: that they are all 0.
 */
final class CanonicalCheck implements Check {

    private final ReturnAddress address;
    private final int bits;
    private final boolean userHalf;
    private final int shift;
    private final long clear;

    /**
     * @param bits     the width of an address that this kernel keeps
     * @param userHalf whether the address must lie in the lower half as well
     */
    CanonicalCheck(ReturnAddress address, int bits, boolean userHalf) {
        this.address = address;
        this.bits = bits;
        this.userHalf = userHalf;
        this.shift = Long.SIZE - bits;
        this.clear = userHalf ? Long.MIN_VALUE : 0;
    }

    /** With the bits that this kernel keeps. */
    static Check of(Profile profile, KernelOptions options) {
        return new CanonicalCheck(ReturnAddress.of(profile, options), Checks.canonicalBits(profile, options),
                profile.value(DecisionRow.CANONICAL) == AddressRule.SHIFT_RIGHT);
    }

    /**
     * @param shift upper bits that must be copies of the bit below them
     * @param clear bits that must not be set
     */
    private static long fails(long ip, int shift, long clear) {
        return Check.anyBit(ip << shift >> shift ^ ip | ip & clear);
    }

    @Override
    public CheckId id() {
        return CheckId.CANONICAL;
    }

    @Override
    public long fails(ReturnState state) {
        return fails(state.ip(), shift, clear);
    }

    @Override
    public void judge(DecisionBlock block) {
        long bit = id().mask();
        int copies = shift;
        long zeroes = clear;
        long[] ip = block.column(DecidingSlot.IP);
        long[] masks = block.masks();
        for (int i = 0; i < DecisionBlock.SIZE; i++) {
            masks[i] |= fails(ip[i], copies, zeroes) & bit;
        }
    }

    @Override
    public Subject subject() {
        return Subject.of(DecidingSlot.IP);
    }

    @Override
    public List<Operand> operands(ReturnState state) {
        Operand ip = Operand.of(DecidingSlot.IP, state);
        return List.of(ip, userHalf ? Operand.constant("limit", 1L << bits - 1)
                : new Operand("RIP sign-extended", ip.slot(), extended(state.ip())));
    }

    @Override
    public List<Remedy> remedies(ReturnState state) {
        return address.remedies(state, holds(state));
    }

    @Override
    public List<Candidate> candidates(ReturnState state) {
        return address.candidates(state);
    }

    @Override
    public List<Long> addressEdges() {
        List<Long> edges = new ArrayList<>(List.of(1L << bits - 1));
        if (!userHalf) {
            edges.add(-1L << bits - 1);
        }
        return edges;
    }

    @Override
    public List<String> forms(CheckText text, ReturnState state) {
        return switch (text) {
            case TITLE, WHY -> List.of(userHalf ? "shift-right" : "sign-extend");
            case SENTENCE -> List.of(sentence(state));
            case HAZARD, REMEDY -> address.forms(text, state, holds(state));
            default -> Check.super.forms(text, state);
        };
    }

    private String sentence(ReturnState state) {
        if (userHalf) {
            return holds(state) ? "below" : "not-below";
        }
        if (holds(state)) {
            return state.ip() < 0 ? "kernel" : "user";
        }
        return "fails";
    }

    @Override
    public String value(String name, ReturnState state) {
        return switch (name) {
            case "limit" -> Operand.hex(1L << bits - 1);
            case "top" -> String.valueOf(bits - 1);
            case "extended" -> Operand.hex(extended(state.ip()));
            case "danger" -> address.danger();
            default -> null;
        };
    }

    private long extended(long ip) {
        return ip << shift >> shift;
    }
}
