package ringside.stepper.returns;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ringside.kernel.profile.CheckId;

/**
 * Offers about questions that were asked already: they are the same at every position behind the question, and finding
 * them takes many trials.
 */
public final class KnownOffers {
    private final Map<Question, Optional<Offer>> known = new HashMap<>();
    private Return subject;

    /**
     * What was looked for.
     *
     * @param what  {@code pass}, {@code fail} or {@code flip}
     * @param check which check is meant; null for the return as a whole
     */
    record Question(String what, CheckId check) {
    }

    /** {@return what is known about a return; it is looked for if nothing is} */
    Optional<Offer> of(Return about, Question question, Supplier<Optional<Offer>> search) {
        if (subject != about) {
            known.clear();
            subject = about;
        }
        Optional<Offer> found = known.get(question);
        if (found == null) {
            found = search.get();
            known.put(question, found);
        }
        return found;
    }
}
