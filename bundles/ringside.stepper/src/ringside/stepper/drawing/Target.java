package ringside.stepper.drawing;

/**
 * Something in the drawing that can be pointed at, focused and told to a screen reader.
 *
 * @param kind what it is
 * @param item which: the slot, the check, the order of an action
 * @param area where it is
 * @param name what it is called, with its state
 */
public record Target(Kind kind, String item, Area area, String name) {

    /** What can be pointed at. */
    public enum Kind {
        /** A slot. */
        SLOT,
        /** A check. */
        CHECK,
        /** The rows that are folded into one. */
        FOLD,
        /** Something that can be done. */
        ACTION
    }

    /** {@return whether it stands for the same, whatever its state and place} */
    public boolean same(Target other) {
        return other != null && kind == other.kind && item.equals(other.item);
    }
}
