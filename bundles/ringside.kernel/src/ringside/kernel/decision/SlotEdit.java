package ringside.kernel.decision;

/**
 * One slot set to one value.
 *
 * @param slot   name of the slot in pt_regs: {@code cx}, {@code ip}, {@code cs}, {@code r11}, {@code flags}, {@code ss}
 * @param before what it holds
 * @param after  what it is to hold
 * @param label  the same as an order, such as {@code clear TF in R11}
 */
public record SlotEdit(String slot, long before, long after, String label) {
}
