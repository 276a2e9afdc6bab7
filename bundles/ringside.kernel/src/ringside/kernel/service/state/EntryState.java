package ringside.kernel.service.state;

import ringside.kernel.decision.ReturnState;

/**
 * The last entry to the kernel.
 *
 * @param bySyscall whether it was by SYSCALL or SYSENTER
 * @param compat    whether that was a fast system call of 32-bit code
 * @param forked    whether the task is a child that was made since then: its first return may be another one
 * @param decision  the slots that the SYSRET decision saw since then, or null
 */
public record EntryState(boolean bySyscall, boolean compat, boolean forked, ReturnState decision) {

    /** The kernel was not entered yet. */
    static final EntryState NONE = new EntryState(false, false, false, null);
    private static final EntryState SYSCALL = new EntryState(true, false, false, null);
    private static final EntryState COMPAT = new EntryState(true, true, false, null);

    /** An entry that was just made, by a system call or by an exception; compat is about the call only. */
    public static EntryState of(boolean bySyscall, boolean compat) {
        return !bySyscall ? NONE : compat ? COMPAT : SYSCALL;
    }

    /** The same entry, after a decision that saw these slots. */
    public EntryState with(ReturnState seen) {
        return new EntryState(bySyscall, compat, forked, seen);
    }

    EntryState asChild() {
        return new EntryState(bySyscall, compat, true, null);
    }
}
