package ringside.stepper.seam;

/**
 * Where the CPU is in one respect: on which stack, with which page tables, with whose GS base.
 *
 * @param name what it is about
 * @param where where it is
 * @param changed whether the last step went there
 */
public record Place(String name, String where, boolean changed) {
}
