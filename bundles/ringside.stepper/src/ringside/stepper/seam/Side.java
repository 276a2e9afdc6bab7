package ringside.stepper.seam;

import java.util.OptionalLong;

/**
 * What SYSRET would take in place of a slot.
 *
 * @param slot   the slot
 * @param taken  the register or the word for a constant
 * @param source the slot that this register is loaded from; empty for a constant
 * @param value  its value, where it is known
 * @param remark what is to be said in place of a check; may be empty
 */
public record Side(String slot, String taken, String source, OptionalLong value, String remark) {
}
