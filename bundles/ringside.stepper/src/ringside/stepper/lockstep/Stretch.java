package ringside.stepper.lockstep;

/**
 * Deeds that are aligned together: an instruction of the program, or all that the kernel does in one visit.
 *
 * @param from place of the first deed
 * @param to   place behind the last one
 * @param mark what it is
 */
record Stretch(int from, int to, Mark mark) {
}
