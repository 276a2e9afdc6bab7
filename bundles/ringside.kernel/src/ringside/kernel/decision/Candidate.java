package ringside.kernel.decision;

/**
 * A value to try in a slot.
 *
 * @param edit the change
 * @param form how it is put
 * @param cost how far it is from what a program, a tracer or the kernel would do; smaller is more natural
 */
record Candidate(SlotEdit edit, Form form, int cost) {

    /** What is done to a slot, among equally natural ones the first first. */
    enum Form {
        CLEAR, VALUE, BACK, TOGGLE, SET
    }

    /** The value of another slot. */
    static Candidate copy(DecidingSlot slot, DecidingSlot other, ReturnState state) {
        return value(slot, state.get(other), Words.text("edit.copy", "other", other.register()), 0, state);
    }

    /**
     * A value of its own.
     *
     * @param what what the value is, in words
     */
    static Candidate value(DecidingSlot slot, long value, String what, int cost, ReturnState state) {
        return new Candidate(edit("edit.value", slot, value, state, "what", what), Form.VALUE, cost);
    }

    /** An address some bytes before. */
    static Candidate back(DecidingSlot slot, int bytes, ReturnState state) {
        return new Candidate(edit("edit.back", slot, state.get(slot) - bytes, state, "bytes", String.valueOf(bytes)),
                Form.BACK, 0);
    }

    /** The slot without these bits. */
    static Candidate clear(DecidingSlot slot, long bits, String names, ReturnState state) {
        return new Candidate(edit("edit.clear", slot, state.get(slot) & ~bits, state, "bits", names), Form.CLEAR, 0);
    }

    /** The slot with these bits. */
    static Candidate set(DecidingSlot slot, long bits, String names, ReturnState state) {
        return new Candidate(edit("edit.set", slot, state.get(slot) | bits, state, "bits", names), Form.SET, 1);
    }

    /** The slot with this bit turned. */
    static Candidate toggle(DecidingSlot slot, long bit, String name, ReturnState state) {
        String key = (state.get(slot) & bit) == 0 ? "edit.set" : "edit.clear";
        return new Candidate(edit(key, slot, state.get(slot) ^ bit, state, "bits", name), Form.TOGGLE, 1);
    }

    private static SlotEdit edit(String key, DecidingSlot slot, long value, ReturnState state, String name,
            String word) {
        String[] values = {"slot", slot.register(), "value", Operand.hex(value), name, word};
        return new SlotEdit(slot, state.get(slot), value, Words.text(key, values),
                Words.text(key + ".doing", values));
    }
}
