package ringside.kernel.decision;

import java.util.ArrayList;
import java.util.List;

import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.machine.state.Vendor;

/**
 * The address to return to, as the processor sees it under one kernel: what the checks of the RIP slot have in common.
 *
 * @param bits width of a virtual address: 48, or 57 where the processor has so many and the kernel uses them
 * @param amd  an AMD processor: SYSRET itself does not look at the address (help: cpu/addresses.html#sysret)
 */
record ReturnAddress(int bits, boolean amd) {

    private static final int BITS = 48;
    private static final int BITS_LA57 = 57;
    private static final long USER_ADDRESS = 0x401000;
    private static final int FAR = 2;

    static ReturnAddress of(Profile profile, KernelOptions options) {
        return new ReturnAddress(profile.la57(options) ? BITS_LA57 : BITS, options.vendor() == Vendor.AMD);
    }

    /** Whether the processor takes this address for canonical, whatever the kernel asks. */
    boolean canonical(long ip) {
        int unused = Long.SIZE - bits;
        return ip << unused >> unused == ip;
    }

    /** The first address behind the user half, which is not canonical: 2^47, or 2^56 with LA57. */
    long firstNonCanonical() {
        return 1L << bits - 1;
    }

    /** The first addresses of the stretches that the processor takes for canonical, or for not. */
    List<Long> edges() {
        return List.of(firstNonCanonical(), -1L << bits - 1);
    }

    /** A user address if the check fails, otherwise the first that is not canonical. RCX stays equal if it is. */
    List<Remedy> remedies(ReturnState state, boolean holds) {
        long ip = holds ? firstNonCanonical() : USER_ADDRESS;
        return List.of(holds || state.cx() == state.ip() ? Remedy.of(DecidingSlot.IP, ip, DecidingSlot.CX, ip)
                : Remedy.of(DecidingSlot.IP, ip));
    }

    List<Candidate> candidates(ReturnState state) {
        List<Candidate> all = new ArrayList<>();
        for (DecidingSlot slot : List.of(DecidingSlot.CX, DecidingSlot.IP)) {
            all.add(Candidate.value(slot, USER_ADDRESS, Words.text("address.user"), FAR, state));
            all.add(Candidate.value(slot, firstNonCanonical(), Words.text("address.behind"), FAR, state));
        }
        return all;
    }

    /** The forms of hazard and remedy. */
    List<String> forms(CheckText text, ReturnState state, boolean holds) {
        if (holds) {
            return List.of("holds");
        }
        return List.of(text == CheckText.REMEDY ? state.cx() == state.ip() ? "both" : "one"
                : canonical(state.ip()) ? "canonical" : "fails");
    }

    /** What this processor does with an address that is not canonical. */
    String danger() {
        return Words.text(amd ? "address.danger.amd" : "address.danger.intel");
    }
}
