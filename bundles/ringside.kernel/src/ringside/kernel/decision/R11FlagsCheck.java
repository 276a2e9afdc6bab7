package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;

/** R11 slot equals flags slot (help: cpu/syscall.html#not-restored). */
record R11FlagsCheck() implements Check {

    /** RFLAGS bits that SYSRET takes from R11; bit 1 is always set (SDM volume 2, SYSRET). */
    private static final long FROM_R11 = 0x3c7fd7;
    private static final long ALWAYS_SET = 2;
    private static final long DF = 0x400;

    @Override
    public CheckId id() {
        return CheckId.R11_FLAGS;
    }

    @Override
    public boolean holds(ReturnState state) {
        return !Conditions.differ(state.r11(), state.flags());
    }

    @Override
    public List<Operand> operands(ReturnState state) {
        return List.of(new Operand("R11", state.r11()), new Operand("RFLAGS", state.flags()));
    }

    @Override
    public String title() {
        return "R11 == RFLAGS";
    }

    @Override
    public String sentence(ReturnState state) {
        return "R11 slot " + Operand.hex(state.r11()) + (holds(state) ? " equals" : " differs from") + " flags slot "
                + Operand.hex(state.flags()) + (holds(state) ? "." : " in the bits "
                        + Operand.hex(state.r11() ^ state.flags()) + ".");
    }

    @Override
    public String reason() {
        return "SYSRET takes the new RFLAGS from R11. It can deliver the flags slot only if the program is meant to "
                + "find the same value in R11. After an undisturbed system call it is: SYSCALL itself copied "
                + "RFLAGS to R11.";
    }

    @Override
    public String hazard(ReturnState state) {
        if (holds(state)) {
            return "If the two differed, SYSRET could deliver only one of them: the program would get the wrong flags, "
                    + "or find R11 changed without having touched it.";
        }
        return "SYSRET can deliver only one of the two. With R11 = " + Operand.hex(state.r11())
                + " the program would get RFLAGS " + Operand.hex(state.r11() & FROM_R11 | ALWAYS_SET) + " instead of "
                + Operand.hex(state.flags()) + "; with R11 = " + Operand.hex(state.flags())
                + " it would find R11 silently changed.";
    }

    @Override
    public String remedy(ReturnState state) {
        if (holds(state)) {
            return "To make it fail, change one of the two alone, for example RFLAGS to "
                    + Operand.hex(state.flags() ^ DF) + ": DF toggled, as a debugger may do at a stop.";
        }
        return "Set R11 to " + Operand.hex(state.flags()) + " (what the flags slot holds), or the flags slot to "
                + Operand.hex(state.r11()) + " (what R11 holds), as long as neither brings in RF or TF.";
    }
}
