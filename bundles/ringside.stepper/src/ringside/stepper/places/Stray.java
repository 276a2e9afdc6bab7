package ringside.stepper.places;

/**
 * An edit that has no place in the run of the kernel that is shown. It is not made there.
 *
 * @param kernel   id of the kernel on which it was made
 * @param step     where it was made there
 * @param sentence what is to be said of it
 */
public record Stray(String kernel, long step, String sentence) {
}
