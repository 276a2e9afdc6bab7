package ringside.stepper.returns;

import java.util.List;
import java.util.Optional;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;

/**
 * The one answer about returns at a position: in the kernel about the return that is due, in the program about the last
 * one; and what comes next. Everything that tells a reader of a return reads this.
 *
 * @param stage    how far the return is
 * @param visit    the visit as it is known at the position; empty in the program
 * @param before   the last return before the position
 * @param subject  the return: foretold in the kernel, made in the program; empty if there is none
 * @param foretold what comes next; empty if running ahead did not come so far
 * @param checks   the checks of the profile in its order
 * @param sign     in a few words
 * @param summary  in one sentence
 * @param remark   what else is to be said; may be empty
 */
public record Prospect(Stage stage, Optional<Visit> visit, Optional<Return> before, Optional<Return> subject,
        Optional<Foretold> foretold,
        List<CheckTense> checks, String sign, String summary, String remark) {
    public Prospect {
        checks = List.copyOf(checks);
    }

    /** {@return the next return: the one that is due in the kernel, the one that will come in the program} */
    public Optional<Return> next() {
        return foretold.filter(Foretold.Next.class::isInstance).map(found -> ((Foretold.Next) found).made());
    }

    /** {@return the way back; empty if there is none} */
    public Optional<Path> path() {
        return subject.map(Return::path);
    }

    /** {@return the check that makes the kernel choose the slow way} */
    public Optional<CheckId> reason() {
        return subject.flatMap(made -> made.verdict().reason());
    }
}
