package ringside.kernel.decision;

import java.util.Optional;

/**
 * One value that a check looks at.
 *
 * @param name  the slot or constant, such as {@code RCX}, {@code RIP}, {@code limit}
 * @param slot  the slot that the value is read or made from; empty for a constant
 * @param value 64-bit unsigned
 */
public record Operand(String name, Optional<DecidingSlot> slot, long value) {

    /** What a slot holds, under the name of its register. */
    static Operand of(DecidingSlot slot, ReturnState state) {
        return new Operand(slot.register(), Optional.of(slot), state.get(slot));
    }

    /** A value that is the same for every state. */
    static Operand constant(String name, long value) {
        return new Operand(name, Optional.empty(), value);
    }

    /** A value as the texts and views write it. */
    public static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
