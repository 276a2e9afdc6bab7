package ringside.kernel.decision;

import ringside.machine.state.Flag;

/**
 * What keeps a fast system call of a 32-bit program from SYSRETL, since 4.4 (do_fast_syscall_32 of
 * arch/x86/entry/common.c). These are not the checks of 64-bit calls: RCX and RIP, R11 and RFLAGS may differ, the landing
 * pad puts that right.
 */
public final class CompatRule {

    private static final long USER32_CS = 0x23;
    private static final long USER_DS = 0x2b;
    private static final long SELECTOR = 0xffff;
    private static final long KEEPS_FROM_SYSRET = Flag.RF.mask() | Flag.TF.mask();

    private CompatRule() {
    }

    /** Why a fast system call of a 32-bit program returned as it did, from the first obstacle to SYSRETL or none. */
    public static Verdict taken(Path path, String obstacle) {
        if (path == Path.SYSRETL) {
            return Verdict.compat(path, Words.text("compat.none"));
        }
        return Verdict.compat(path, Words.text("compat.because", "why", obstacle.isEmpty()
                ? Words.text("compat.argument") : obstacle));
    }

    /**
     * The first obstacle in the order of the kernel's tests, as the end of a sentence; empty if nothing stands in the
     * way.
     *
     * @param landingPad whether the program goes on at the landing pad of its vDSO
     */
    public static String obstacle(boolean xenPv, long cs, long ss, boolean landingPad, long flags) {
        if (xenPv) {
            return Words.text("compat.xen-pv");
        }
        if ((cs & SELECTOR) != USER32_CS) {
            return Words.text("compat.cs");
        }
        if ((ss & SELECTOR) != USER_DS) {
            return Words.text("compat.ss");
        }
        if (!landingPad) {
            return Words.text("compat.landing-pad");
        }
        return (flags & KEEPS_FROM_SYSRET) == 0 ? "" : Words.text("compat.flags");
    }
}
