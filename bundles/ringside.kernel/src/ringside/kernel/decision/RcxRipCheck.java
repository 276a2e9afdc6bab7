package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;

/** RCX slot equals RIP slot (help: cpu/syscall.html#not-restored). */
record RcxRipCheck() implements Check {

    private static final int SYSCALL_BYTES = 2;

    @Override
    public CheckId id() {
        return CheckId.RCX_RIP;
    }

    @Override
    public boolean holds(ReturnState state) {
        return !Conditions.differ(state.cx(), state.ip());
    }

    @Override
    public List<Operand> operands(ReturnState state) {
        return List.of(new Operand("RCX", state.cx()), new Operand("RIP", state.ip()));
    }

    @Override
    public String title() {
        return "RCX == RIP";
    }

    @Override
    public String sentence(ReturnState state) {
        return "RCX slot " + Operand.hex(state.cx()) + (holds(state) ? " equals" : " differs from") + " RIP slot "
                + Operand.hex(state.ip()) + ".";
    }

    @Override
    public String reason() {
        return "SYSRET takes the new RIP from RCX. It can lead to the RIP slot only if the program is meant to find "
                + "that address in RCX as well. After an undisturbed system call it is: SYSCALL itself put the return "
                + "address into RCX.";
    }

    @Override
    public String hazard(ReturnState state) {
        if (holds(state)) {
            return "If the two differed, SYSRET could deliver only one of them: the program would go on at the wrong "
                    + "place, or find RCX changed without having touched it.";
        }
        return "SYSRET can deliver only one of the two. With RCX = " + Operand.hex(state.cx())
                + " the program would go on there instead of at " + Operand.hex(state.ip()) + "; with RCX = "
                + Operand.hex(state.ip()) + " it would go on at the right place but find RCX silently changed.";
    }

    @Override
    public String remedy(ReturnState state) {
        if (holds(state)) {
            return "To make it fail, change one of the two alone, for example RIP to "
                    + Operand.hex(state.ip() - SYSCALL_BYTES)
                    + ": two bytes back, as the restart of a system call does.";
        }
        return "Set RCX to " + Operand.hex(state.ip()) + " (what RIP holds), or RIP to " + Operand.hex(state.cx())
                + " (what RCX holds, if the program may go on there).";
    }
}
