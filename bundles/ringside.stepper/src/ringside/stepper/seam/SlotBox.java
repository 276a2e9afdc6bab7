package ringside.stepper.seam;

import java.util.OptionalLong;

/**
 * A slot of the frame on the kernel stack.
 *
 * @param name     of the slot
 * @param offset   bytes from the start of pt_regs
 * @param address  where it is
 * @param value    what it holds
 * @param fill     what that counts for
 * @param writer   who wrote it, in a word; empty where nobody did
 * @param step     the step that wrote it, where that is known
 * @param changed  whether the last step or edit wrote it; after a longer way, whether its last step did
 * @param register the register that the slow way back loads from it as part of its frame, or empty
 */
public record SlotBox(String name, int offset, long address, long value, Fill fill, String writer, OptionalLong step,
        boolean changed, String register) {

    /** What the bytes in a slot count for. */
    public enum Fill {
        /** Nobody stored anything here since the kernel was entered. */
        NOT_WRITTEN,
        /** It was written. */
        WRITTEN,
        /** It was written and lies below RSP by now. */
        POPPED,
        /** Left over from an earlier visit of the kernel. */
        LEFT
    }

    /** {@return true where the value is worth being shown} */
    public boolean shown() {
        return fill != Fill.NOT_WRITTEN;
    }

    /** {@return true for one of the five that make the way back} */
    public boolean decides() {
        return !register.isEmpty();
    }
}
