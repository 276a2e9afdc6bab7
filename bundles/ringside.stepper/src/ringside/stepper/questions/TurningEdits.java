package ringside.stepper.questions;

import java.util.List;

import ringside.kernel.decision.Edit;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.questions.VerdictEdits;

/**
 * Every minimal set of edits that turns a verdict.
 *
 * @param now  the answer before any edit, in words
 * @param path the path after it
 * @param sets the sets, the best first; empty if no slot can do it
 */
public record TurningEdits(String now, Path path, List<Turn> sets) {

    public TurningEdits {
        sets = List.copyOf(sets);
    }

    /**
     * Asks a kernel about one state: for the edits to SYSRET if a check fails, and away from it otherwise.
     *
     * @throws IllegalArgumentException if the profile cannot be had with these options
     */
    public static TurningEdits of(AskedKernel asked, ReturnState state) {
        VerdictEdits.Result found = new VerdictEdits(asked.kernel()).turn(state);
        return new TurningEdits(found.now().text(), found.path(),
                found.edits().stream().map(each -> new Turn(each.edit(), each.after().text())).toList());
    }

    /**
     * One set of edits.
     *
     * @param edit  the slots to set, with the couplings in words
     * @param after the answer that it leads to, in words
     */
    public record Turn(Edit edit, String after) {
    }
}
