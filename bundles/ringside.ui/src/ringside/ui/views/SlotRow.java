package ringside.ui.views;

/**
 * A row of the pt_regs view: a slot of the frame, or a row of context above or below it.
 *
 * @param name the slot, or the words of the context
 * @param context true for context, which cannot be edited
 * @param offset distance from the start of pt_regs in bytes
 * @param address its address
 * @param value its value now
 * @param before its value before the last step or edit
 * @param written whether it was written since the kernel was entered
 * @param changed whether the last step or edit wrote or changed it
 * @param writer who wrote it, in a word
 * @param top whether RSP points here
 */
record SlotRow(String name, boolean context, int offset, long address, long value, long before, boolean written,
        boolean changed, String writer, boolean top) {

    static SlotRow context(String words, long address, boolean top) {
        return new SlotRow(words, true, 0, address, 0, 0, false, false, "", top);
    }
}
