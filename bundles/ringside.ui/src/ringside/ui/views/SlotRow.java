package ringside.ui.views;

/**
 * A row of the pt_regs view: a slot of the frame, another word of memory, or the head of a group of words.
 *
 * @param kind which of these
 * @param name the slot, the place of the word, or the words of the head
 * @param offset distance from the start of pt_regs in bytes; 0 for other words
 * @param address its address
 * @param value its value now
 * @param before its value before the last step or edit
 * @param written whether it was written since the kernel was entered; for other words, whether there is memory
 * @param left whether it holds what an earlier visit of the kernel has left
 * @param changed whether the last step or edit wrote or changed it
 * @param note who wrote it, or what it holds, in a word
 * @param top whether RSP points here
 */
record SlotRow(Kind kind, String name, int offset, long address, long value, long before, boolean written,
        boolean left, boolean changed, String note, boolean top) {

    /** What a row stands for. */
    enum Kind { SLOT, WORD, HEADING }

    static SlotRow heading(String words, long address, boolean top) {
        return new SlotRow(Kind.HEADING, words, 0, address, 0, 0, false, false, false, "", top);
    }

    boolean slot() {
        return kind == Kind.SLOT;
    }

    boolean heading() {
        return kind == Kind.HEADING;
    }
}
