package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/** The RIP slot lies below the end of the user addresses, without sign. */
final class LimitCheck implements Check {

    private final ReturnAddress address;
    private final long last;

    /** @param limit the first address refused */
    LimitCheck(ReturnAddress address, long limit) {
        this.address = address;
        this.last = limit - 1;
    }

    /** With the limit of this kernel. */
    static Check of(Profile profile, KernelOptions options) {
        return new LimitCheck(ReturnAddress.of(profile, options), Checks.limit(profile, options));
    }

    /** All ones if the address lies above the last one, both without sign: the borrow of {@code last - ip}. */
    private static long fails(long ip, long last) {
        return (~last & ip | (~last | ip) & last - ip) >> Long.SIZE - 1;
    }

    @Override
    public CheckId id() {
        return CheckId.LIMIT;
    }

    @Override
    public long fails(ReturnState state) {
        return fails(state.ip(), last);
    }

    @Override
    public void judge(DecisionBlock block) {
        long bit = id().mask();
        long highest = last;
        long[] ip = block.column(DecidingSlot.IP);
        long[] masks = block.masks();
        for (int i = 0; i < DecisionBlock.SIZE; i++) {
            masks[i] |= fails(ip[i], highest) & bit;
        }
    }

    @Override
    public Subject subject() {
        return Subject.of(DecidingSlot.IP);
    }

    @Override
    public List<Operand> operands(ReturnState state) {
        return List.of(Operand.of(DecidingSlot.IP, state), Operand.constant("limit", last + 1));
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
        return List.of(last + 1);
    }

    @Override
    public List<String> forms(CheckText text, ReturnState state) {
        return switch (text) {
            case HAZARD, REMEDY -> address.forms(text, state, holds(state));
            default -> Check.super.forms(text, state);
        };
    }

    @Override
    public String value(String name, ReturnState state) {
        return switch (name) {
            case "limit" -> Operand.hex(last + 1);
            case "danger" -> address.danger();
            default -> null;
        };
    }
}
