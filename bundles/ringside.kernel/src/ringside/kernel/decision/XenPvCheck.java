package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;

/** A Xen PV guest goes back by a hypercall: this check fails whatever the slots hold. */
final class XenPvCheck implements Check {

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
    public List<Operand> operands(ReturnState state) {
        return List.of();
    }

    @Override
    public List<Remedy> remedies(ReturnState state) {
        return List.of();
    }
}
