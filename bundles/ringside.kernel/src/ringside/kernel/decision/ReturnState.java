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
}
