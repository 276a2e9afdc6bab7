package ringside.kernel.decision;

import java.util.Optional;

/**
 * What a check is about.
 *
 * @param slot      the slot that it judges; empty if it asks about the machine
 * @param delivered whether it compares the slot with what SYSRET would deliver in its place; otherwise it asks about the
 *                  slot by itself
 */
public record Subject(Optional<DecidingSlot> slot, boolean delivered) {

    /** A question about the machine, whatever the slots hold. */
    static Subject ofTheMachine() {
        return new Subject(Optional.empty(), false);
    }

    /** A question about one slot by itself. */
    static Subject of(DecidingSlot slot) {
        return new Subject(Optional.of(slot), false);
    }

    /** Whether SYSRET delivers what this slot holds. */
    static Subject delivered(DecidingSlot slot) {
        return new Subject(Optional.of(slot), true);
    }
}
