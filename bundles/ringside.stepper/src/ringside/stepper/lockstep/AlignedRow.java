package ringside.stepper.lockstep;

import java.util.Optional;

/**
 * One row of two aligned runs.
 *
 * @param left      what the left side does; empty for a gap
 * @param right     what the right side does; empty for a gap
 * @param relation  how they stand to each other
 * @param elsewhere of a row with a gap: the same deed of the side with the gap, at another place of the same visit
 * @param gap       of a row with a gap: what is to be said in the gap; otherwise empty
 * @param audience  who could notice the difference
 */
public record AlignedRow(Optional<Deed> left, Optional<Deed> right, Relation relation, Optional<Deed> elsewhere,
        String gap, Audience audience) {

    /** {@return the deed of the left side, or that of the right one where the left one has a gap} */
    public Deed deed() {
        return left.or(() -> right).orElseThrow();
    }

    /** {@return whether the steps of the left side here include this one} */
    public boolean hasLeft(long step) {
        return left.filter(deed -> deed.first() <= step && step <= deed.last()).isPresent();
    }
}
