package ringside.kernel.decision;

/**
 * The six slots of pt_regs that decide about SYSRET, each a 64-bit unsigned value.
 *
 * @param cx    slot cx: what the user is to see in RCX
 * @param ip    slot ip: where the user is to go on
 * @param cs    slot cs: code selector
 * @param r11   slot r11: what the user is to see in R11
 * @param flags slot flags: RFLAGS that the user is to get
 * @param ss    slot ss: stack selector
 */
public record ReturnState(long cx, long ip, long cs, long r11, long flags, long ss) {

    /** What a slot holds. */
    public long get(DecidingSlot slot) {
        return switch (slot) {
            case CX -> cx;
            case IP -> ip;
            case R11 -> r11;
            case FLAGS -> flags;
            case CS -> cs;
            case SS -> ss;
        };
    }

    /** The same state but for one slot. */
    public ReturnState with(DecidingSlot slot, long value) {
        return switch (slot) {
            case CX -> new ReturnState(value, ip, cs, r11, flags, ss);
            case IP -> new ReturnState(cx, value, cs, r11, flags, ss);
            case R11 -> new ReturnState(cx, ip, cs, value, flags, ss);
            case FLAGS -> new ReturnState(cx, ip, cs, r11, value, ss);
            case CS -> new ReturnState(cx, ip, value, r11, flags, ss);
            case SS -> new ReturnState(cx, ip, cs, r11, flags, value);
        };
    }
}
