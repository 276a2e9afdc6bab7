package ringside.kernel.decision;

/**
 * One slot set to one value.
 *
 * @param slot   which slot
 * @param before what it holds
 * @param after  what it is to hold
 * @param label  the same as an order, such as {@code clear TF in R11}
 * @param doing  the same as an action, such as {@code clearing TF in R11}
 */
public record SlotEdit(DecidingSlot slot, long before, long after, String label, String doing) {
}
