package ringside.stepper.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From one entry of the kernel out of user mode to the arrival back in user mode.
 *
 * @param entered position right after the step that entered the kernel
 * @param origin  what brought the thread in
 * @param asked   the checks asked so far, in order
 * @param made    how it ended; empty while it goes on, and for ever if the thread does not come back
 */
public record Visit(long entered, Origin origin, List<Asked> asked, Optional<Return> made) {
    public Visit {
        asked = List.copyOf(asked);
    }

    static Visit begun(long step, Origin origin) {
        return new Visit(step, origin, List.of(), Optional.empty());
    }

    /** A check that is asked again begins a new decision. */
    Visit with(Asked question) {
        boolean again = asked.stream().anyMatch(earlier -> earlier.check() == question.check());
        List<Asked> all = new ArrayList<>(again ? List.of() : asked);
        all.add(question);
        return new Visit(entered, origin, all, made);
    }

    Visit ended(Return how) {
        return new Visit(entered, origin, asked, Optional.of(how));
    }

    /** {@return the same as it was known at a position in it} */
    public Visit at(long step) {
        return new Visit(entered, origin, asked.stream().filter(question -> question.step() <= step).toList(),
                made.filter(how -> how.step() <= step));
    }

    /** {@return true when a position lies between entry and return} */
    public boolean around(long step) {
        return entered <= step && made.filter(how -> how.step() <= step).isEmpty();
    }
}
