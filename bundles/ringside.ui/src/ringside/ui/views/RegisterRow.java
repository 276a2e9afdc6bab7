package ringside.ui.views;

/**
 * A row of the Registers view: a register, or the head of a group.
 *
 * @param name the register, or the words of the head
 * @param heading true for the head of a group
 * @param value its value now
 * @param before its value before the last step or edit
 * @param meaning what it is for, in words
 */
record RegisterRow(String name, boolean heading, long value, long before, String meaning) {

    static RegisterRow heading(String words) {
        return new RegisterRow(words, true, 0, 0, "");
    }

    boolean changed() {
        return value != before;
    }
}
