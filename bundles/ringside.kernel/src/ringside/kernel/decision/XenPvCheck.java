package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/** A Xen PV guest goes back by a hypercall: this check fails whatever the slots hold. */
final class XenPvCheck implements Check {

    /** The same for every kernel. */
    static Check of(Profile profile, KernelOptions options) {
        return new XenPvCheck();
    }

    @Override
    public CheckId id() {
        return CheckId.XEN_PV;
    }

    @Override
    public long fails(ReturnState state) {
        return -1;
    }

    @Override
    public void judge(DecisionBlock block) {
        long bit = id().mask();
        long[] masks = block.masks();
        for (int i = 0; i < DecisionBlock.SIZE; i++) {
            masks[i] |= bit;
        }
    }

    @Override
    public Subject subject() {
        return Subject.ofTheMachine();
    }

    @Override
    public List<Operand> operands(ReturnState state) {
        return List.of();
    }

    @Override
    public List<Remedy> remedies(ReturnState state) {
        return List.of();
    }
}
