package ringside.ui.views;

/**
 * A row of the Listing: an instruction, a label, or the head of a routine.
 *
 * @param kind what stands here
 * @param address address of the instruction, 0 for the others
 * @param text the statement, the label or the words of the head
 * @param caption the sentence that explains it
 * @param c the C statement it stands for, or empty
 * @param mark what stands before it
 * @param breakpoint whether a run stops here
 * @param off the check whose branch is patched away here, or empty
 */
record CodeRow(Kind kind, long address, String text, String caption, String c, Mark mark, boolean breakpoint,
        String off) {

    /** What a row shows. */
    enum Kind { ROUTINE, LABEL, CODE }

    /** What a row stands for in this moment. */
    enum Mark { NONE, CURRENT, TARGET }

    static CodeRow routine(String words, String caption) {
        return new CodeRow(Kind.ROUTINE, 0, words, caption, "", Mark.NONE, false, "");
    }

    static CodeRow label(String words) {
        return new CodeRow(Kind.LABEL, 0, words, "", "", Mark.NONE, false, "");
    }
}
