package ringside.stepper.seam;

/**
 * A word of memory around RSP that is no slot of the frame.
 *
 * @param name    its distance from RSP
 * @param address where it is
 * @param value   what it holds, in digits, or that there is no memory
 * @param note    what it is
 * @param top     whether RSP points here
 */
public record StackRow(String name, long address, String value, String note, boolean top) {
}
