package ringside.kernel.questions;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

import ringside.kernel.decision.Edit;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.SlotEdit;
import ringside.kernel.decision.SmallestEdit;
import ringside.kernel.profile.CheckId;
import ringside.kernel.questions.DecidingKernel.Answer;

/**
 * Which slots must be set for another verdict: every minimal set of edits, best first. A set is minimal when no part of
 * it does; the best is the one with the fewest edits, and among equals the one that changes the fewest bits.
 */
public final class VerdictEdits {

    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparingInt((Ranked ranked) -> ranked.edit()
            .changes().size()).thenComparingInt(Ranked::bits);

    private final DecidingKernel kernel;

    public VerdictEdits(DecidingKernel kernel) {
        this.kernel = kernel;
    }

    /** The edits that turn the verdict of this state: to SYSRET if a check fails, away from it otherwise. */
    public Result turn(ReturnState state) {
        boolean passes = kernel.failingMask(state) == 0;
        Path wanted = passes ? kernel.fail().orElse(kernel.pass()) : kernel.pass();
        return result(state, wanted, Optional.empty(), mask -> mask == 0 != passes);
    }

    /**
     * The edits after which the kernel returns by this path.
     *
     * @param reason the first failing check that there shall be; empty if any will do
     * @throws IllegalArgumentException if no check of this kernel leads there, whatever the slots hold; the message
     *                                  says why
     */
    public Result to(ReturnState state, Path path, Optional<CheckId> reason) {
        if (path != kernel.pass() && !kernel.fail().equals(Optional.of(path))) {
            throw new IllegalArgumentException("the checks of " + kernel + " never lead to " + path.label()
                    + ", but to " + kernel.pass().label()
                    + kernel.fail().map(fail -> " or " + fail.label()).orElse(""));
        }
        if (reason.isEmpty()) {
            return result(state, path, reason, mask -> kernel.answer(mask).path() == path);
        }
        if (path == kernel.pass()) {
            throw new IllegalArgumentException(path.label() + " has no failing check, so it cannot have the reason "
                    + reason.get());
        }
        if (!kernel.checks().contains(reason.get())) {
            throw new IllegalArgumentException(kernel + " does not make the check " + reason.get() + "; it makes "
                    + String.join(", ", kernel.checks().stream().map(CheckId::name).toList()));
        }
        return result(state, path, reason, mask -> kernel.decision().first(mask) == reason.get());
    }

    private Result result(ReturnState state, Path path, Optional<CheckId> reason, IntPredicate goal) {
        int before = kernel.failingMask(state);
        boolean already = goal.test(before);
        List<Ranked> edits = new SmallestEdit(kernel.decision(), off()).minimal(state, goal).stream()
                .map(edit -> new Ranked(edit, bits(edit), kernel.answer(edit.result()))).sorted(BEST_FIRST).toList();
        return new Result(state, kernel.answer(before), path, reason, already, edits);
    }

    private Set<CheckId> off() {
        Set<CheckId> off = EnumSet.allOf(CheckId.class);
        kernel.checks().forEach(off::remove);
        return off;
    }

    private static int bits(Edit edit) {
        return edit.changes().stream().mapToInt(VerdictEdits::bits).sum();
    }

    private static int bits(SlotEdit change) {
        return Long.bitCount(change.before() ^ change.after());
    }

    /**
     * A set of edits in its place.
     *
     * @param edit  the slots to set, with the couplings in words
     * @param bits  how many bits it changes in all
     * @param after the answer that it leads to
     */
    public record Ranked(Edit edit, int bits, Answer after) {
    }

    /**
     * What was found for one state.
     *
     * @param state   from where
     * @param now     the answer before any edit
     * @param path    the path that is wanted
     * @param reason  the first failing check that is wanted; empty if any will do
     * @param already the answer is as wanted without an edit
     * @param edits   every minimal set, best first; empty if the answer is as wanted already, or if no slot can do it
     */
    public record Result(ReturnState state, Answer now, Path path, Optional<CheckId> reason, boolean already,
            List<Ranked> edits) {

        public Result {
            edits = List.copyOf(edits);
        }
    }
}
