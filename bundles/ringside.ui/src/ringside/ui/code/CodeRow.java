package ringside.ui.code;

import ringside.stepper.listing.CodeLine;

/**
 * A row of the listing that stays while the program runs: an instruction, a label, or the head of a routine.
 *
 * @param kind what stands here
 * @param line the instruction, or null
 * @param text the label or the name of the routine; empty for an instruction
 * @param side what stands at the right of a head: the phase of the routine
 */
record CodeRow(Kind kind, CodeLine line, String text, String side) {

    /** What a row shows. */
    enum Kind { ROUTINE, LABEL, CODE }

    static CodeRow routine(String name, String side) {
        return new CodeRow(Kind.ROUTINE, null, name, side);
    }

    static CodeRow label(String words) {
        return new CodeRow(Kind.LABEL, null, words, "");
    }

    static CodeRow code(CodeLine line) {
        return new CodeRow(Kind.CODE, line, "", "");
    }

    /** Returns the address of the instruction, 0 for the others. */
    long address() {
        return line == null ? 0 : line.address();
    }

    /** Returns the id of the check that is decided here, or null. */
    String check() {
        return line == null ? null : line.check();
    }
}
