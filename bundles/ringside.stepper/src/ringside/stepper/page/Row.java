package ringside.stepper.page;

/**
 * A row of the listing of a page.
 *
 * @param kind    what stands here
 * @param address of the instruction as digits; empty for the others
 * @param text    the instruction, the label, or the name of the routine
 * @param side    the phase of a routine, or the check that an instruction decides; may be empty
 */
record Row(Kind kind, String address, String text, String side) {
    /** What a row shows. */
    enum Kind {
        ROUTINE, LABEL, CODE
    }
}
