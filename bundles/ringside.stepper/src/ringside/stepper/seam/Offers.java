package ringside.stepper.seam;

import java.util.Optional;

import ringside.kernel.profile.CheckId;
import ringside.stepper.returns.Offer;
import ringside.stepper.returns.Remedies;

/**
 * What can be done about a check, tried out by running ahead.
 *
 * @param check which
 * @param pass  makes it hold
 * @param fail  makes it fail
 * @param flip  makes the kernel return the other way
 */
public record Offers(Optional<CheckId> check, Optional<Offer> pass, Optional<Offer> fail, Optional<Offer> flip) {

    public static final Offers NONE = new Offers(Optional.empty(), Optional.empty(), Optional.empty(), Optional
            .empty());

    /** Tries out what can be done about a check. */
    public static Offers of(Remedies remedies, Question question) {
        boolean on = question.tense() != Question.Tense.OFF;
        return new Offers(Optional.of(question.id()), remedies.pass(question.id()),
                on ? remedies.fail(question.id()) : Optional.empty(), remedies.flip());
    }
}
