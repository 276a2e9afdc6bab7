package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;

/** A Xen PV guest goes back by a hypercall: this check fails whatever the slots hold. */
record XenPvCheck() implements Check {

    @Override
    public CheckId id() {
        return CheckId.XEN_PV;
    }

    @Override
    public boolean holds(ReturnState state) {
        return false;
    }

    @Override
    public List<Operand> operands(ReturnState state) {
        return List.of();
    }

    @Override
    public String title() {
        return "not a Xen PV guest";
    }

    @Override
    public String sentence(ReturnState state) {
        return "The kernel runs as a Xen PV guest.";
    }

    @Override
    public String reason() {
        return "The kernel of a Xen PV guest does not run in ring 0, so it cannot execute SYSRET. It asks the "
                + "hypervisor to carry out an IRET.";
    }

    @Override
    public String hazard(ReturnState state) {
        return "There is no SYSRET to go wrong: outside ring 0 the instruction itself is refused.";
    }

    @Override
    public String remedy(ReturnState state) {
        return "No slot can change this: switch the option Xen PV off.";
    }
}
