package ringside.stepper.quiz;

/**
 * One of the answers to choose from.
 *
 * @param value    the answer as data: a path, ids of checks joined by {@code +}, an address, {@code yes} or {@code no}
 * @param title    the same in words, for people
 * @param feedback what who chooses it has misunderstood, and how it is; empty for the right one
 */
public record Choice(String value, String title, String feedback) {
}
