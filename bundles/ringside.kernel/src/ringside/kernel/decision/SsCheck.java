package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

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

    /** For the processor of these options. */
    static Check of(Profile profile, KernelOptions options) {
        return new SsCheck(ReturnAddress.of(profile, options).amd());
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
    public Subject subject() {
        return Subject.delivered(DecidingSlot.SS);
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
