package ringside.stepper.run;

import ringside.kernel.decision.DecidingSlot;

/**
 * What a register holds of a slot that decides.
 *
 * @param slot from which it was loaded
 * @param form what was made of it since
 */
record SlotCopy(DecidingSlot slot, Form form) {
    /** What instructions make of a copy. */
    enum Form {
        /** As it was loaded. */
        WHOLE,
        /** Its upper bits are pushed out to the left. */
        SHIFTED,
        /** Shifted back: its upper bits are copies of the highest one left. */
        EXTENDED
    }

    static SlotCopy of(DecidingSlot slot) {
        return slot == null ? null : new SlotCopy(slot, Form.WHOLE);
    }

    /** {@return what an instruction makes of it that works on this register alone; null if nothing is known of that} */
    SlotCopy after(String mnemonic) {
        return switch (mnemonic) {
            case "shl" -> form == Form.WHOLE ? new SlotCopy(slot, Form.SHIFTED) : null;
            case "sar" -> form == Form.SHIFTED ? new SlotCopy(slot, Form.EXTENDED) : null;
            default -> null;
        };
    }

    /** {@return how a value of it is called} */
    String label() {
        return form == Form.WHOLE ? slot.register() : slot.register() + " sign-extended";
    }
}
