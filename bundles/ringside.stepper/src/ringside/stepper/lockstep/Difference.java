package ringside.stepper.lockstep;

/**
 * The first difference that somebody could notice.
 *
 * @param row      place of its row, from 0
 * @param sentence what it is
 */
public record Difference(int row, String sentence) {
}
