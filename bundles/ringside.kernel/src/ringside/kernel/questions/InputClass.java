package ringside.kernel.questions;

import ringside.kernel.decision.ReturnState;

/**
 * All states that no kernel in question can tell apart.
 *
 * @param number  place among the classes, from 1
 * @param rip     where slot ip points
 * @param rcxRip  slot cx equals slot ip
 * @param cs      what slot cs holds
 * @param ss      what slot ss holds
 * @param flags   what slots r11 and flags hold
 * @param witness a state of the class
 */
public record InputClass(int number, AddressClass rip, boolean rcxRip, CsClass cs, SsClass ss, FlagsClass flags,
        ReturnState witness) {

    private static final long SYSCALL_BYTES = 2;

    InputClass(int number, AddressClass rip, boolean rcxRip, CsClass cs, SsClass ss, FlagsClass flags) {
        this(number, rip, rcxRip, cs, ss, flags, new ReturnState(rip.witness() + (rcxRip ? 0 : SYSCALL_BYTES),
                rip.witness(), cs.witness(), flags.r11(), flags.flags(), ss.witness()));
    }

    /** The class in words. */
    public String title() {
        return "RIP " + rip.name() + ", RCX " + (rcxRip ? "= RIP" : "differs") + ", CS " + cs.label() + ", SS "
                + ss.label() + ", " + flags.title();
    }
}
