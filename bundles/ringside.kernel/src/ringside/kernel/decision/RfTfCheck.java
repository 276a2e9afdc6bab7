package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;

/**
 * Neither RF nor TF is set (help: cpu/traps.html#fast).
 *
 * @param onFlags whether the flags slot is judged (6.7 and later) or the R11 slot (before)
 */
record RfTfCheck(boolean onFlags) implements Check {

    @Override
    public CheckId id() {
        return CheckId.RF_TF;
    }

    @Override
    public boolean holds(ReturnState state) {
        return !Conditions.rfOrTf(judged(state));
    }

    @Override
    public List<Operand> operands(ReturnState state) {
        return List.of(new Operand(onFlags ? "RFLAGS" : "R11", judged(state)),
                new Operand("RF|TF", Conditions.RF | Conditions.TF));
    }

    @Override
    public String title() {
        return "RF and TF are clear";
    }

    @Override
    public String sentence(ReturnState state) {
        String set = holds(state) ? "neither RF (0x10000) nor TF (0x100)" : names(judged(state));
        return (onFlags ? "Flags" : "R11") + " slot " + Operand.hex(judged(state)) + " has " + set + " set.";
    }

    @Override
    public String reason() {
        return "SYSRET cannot deliver RF: it always clears it. And with TF set it traps before the program executes an "
                + "instruction, where IRET lets one instruction run first.";
    }

    @Override
    public String hazard(ReturnState state) {
        long bits = judged(state);
        boolean all = holds(state);
        StringBuilder text = new StringBuilder();
        if (all || (bits & Conditions.RF) != 0) {
            text.append("With RF set SYSRET would lose it: an instruction breakpoint at the target hits again at once, "
                    + "and the debugger that set RF to get past it makes no progress. ");
        }
        if (all || (bits & Conditions.TF) != 0) {
            text.append("With TF set SYSRET traps at the target itself. A program that handles SIGTRAP and comes back "
                    + "by rt_sigreturn traps at the same place for ever. (No vendor's manual states when this trap "
                    + "comes; the sources are comments in the kernel and the fix for XSA-204. That a self-tracing "
                    + "program loops without this check is derived from the code.) ");
        }
        return text.toString().strip();
    }

    @Override
    public String remedy(ReturnState state) {
        if (holds(state)) {
            return "To make it fail alone, set TF in the R11 and the flags slot alike, as a program does that sets TF "
                    + "by popfq right before SYSCALL.";
        }
        long bits = judged(state) & (Conditions.RF | Conditions.TF);
        long other = onFlags ? state.r11() : state.flags();
        if ((other & bits) == 0) {
            return "Clear " + names(bits) + " in the " + slot() + " slot: " + (onFlags ? "R11" : "flags")
                    + " does not have it.";
        }
        return "Clear " + names(bits) + " in the R11 slot and in the flags slot: in one alone it would break "
                + "R11 == RFLAGS.";
    }

    private long judged(ReturnState state) {
        return onFlags ? state.flags() : state.r11();
    }

    private String slot() {
        return onFlags ? "flags" : "R11";
    }

    private static String names(long bits) {
        boolean rf = (bits & Conditions.RF) != 0;
        boolean tf = (bits & Conditions.TF) != 0;
        return rf && tf ? "RF and TF" : rf ? "RF" : "TF";
    }
}
