package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;

/**
 * The SS slot holds the selector of user data, the only one that SYSRET can deliver (help: cpu/syscall.html#sysret). All
 * its 64 bits count.
 */
final class SsCheck implements Check {

    private static final long USER = 0x2b;
    /** An entry of the program's own descriptor table, such as that of a 16-bit stack. */
    private static final long OWN = 0x17;

    private final boolean amd;

    /** @param amd an AMD processor, where SYSRET leaves the hidden part of SS alone (help: cpu/addresses.html#vendors) */
    SsCheck(boolean amd) {
        this.amd = amd;
    }

    private static long fails(long ss) {
        return Check.anyBit(ss ^ USER);
    }

    @Override
    public CheckId id() {
        return CheckId.SS;
    }

    @Override
    public long fails(ReturnState state) {
        return fails(state.ss());
    }

    @Override
    public void judge(DecisionBlock block) {
        long bit = id().mask();
        long[] ss = block.column(DecidingSlot.SS);
        long[] masks = block.masks();
        for (int i = 0; i < DecisionBlock.SIZE; i++) {
            masks[i] |= fails(ss[i]) & bit;
        }
    }

    @Override
    public List<Operand> operands(ReturnState state) {
        return List.of(Operand.of(DecidingSlot.SS, state), Operand.constant("user SS", USER));
    }

    @Override
    public List<Remedy> remedies(ReturnState state) {
        return List.of(Remedy.of(DecidingSlot.SS, holds(state) ? OWN : USER));
    }

    @Override
    public List<Candidate> candidates(ReturnState state) {
        return List.of(Candidate.value(DecidingSlot.SS, USER, Words.text("selector.data"), 0, state),
                Candidate.value(DecidingSlot.SS, OWN, Words.text("selector.own"), 1, state));
    }

    @Override
    public List<String> forms(CheckText text, ReturnState state) {
        return text == CheckText.WHY ? List.of(amd ? "amd" : "intel") : Check.super.forms(text, state);
    }

    @Override
    public String value(String name, ReturnState state) {
        return name.equals("kind") ? SelectorKind.words(SelectorKind.of(state.ss())) : null;
    }
}
