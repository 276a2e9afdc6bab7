package ringside.kernel.decision;

import java.util.ArrayList;
import java.util.List;

import ringside.kernel.profile.DecisionRow;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/**
 * How one kernel judges the RIP slot, read from its profile.
 *
 * @param kind  the test
 * @param shift upper bits that must be copies of the bit below them; 0 if the test does not ask that
 * @param last  the highest address allowed, without sign; all ones if the test has no end
 * @param bits  width of a virtual address on this processor: 48 or 57
 */
public record AddressTest(Kind kind, int shift, long last, int bits) {

    /** The three tests of history, and none at all. */
    public enum Kind {
        SHIFT_RIGHT, SIGN_EXTEND, LIMIT, NONE
    }

    private static final long NO_END = -1L;
    private static final int BITS = 48;
    private static final int BITS_LA57 = 57;

    /** The test of a kernel on a processor with the address width of the options. */
    public static AddressTest of(Profile profile, KernelOptions options) {
        int bits = options.la57() ? BITS_LA57 : BITS;
        return switch (profile.value(DecisionRow.CANONICAL)) {
            case SIGN_EXTEND -> new AddressTest(Kind.SIGN_EXTEND, (int) (Long.SIZE - profile.value(
                    options.la57() ? DecisionRow.BITS_LA57 : DecisionRow.BITS)), NO_END, bits);
            case SHIFT_RIGHT -> new AddressTest(Kind.SHIFT_RIGHT, 0, last(profile, options), bits);
            case LIMIT -> new AddressTest(Kind.LIMIT, 0, last(profile, options), bits);
            case NONE -> new AddressTest(Kind.NONE, 0, NO_END, bits);
        };
    }

    private static long last(Profile profile, KernelOptions options) {
        return profile.value(options.la57() ? DecisionRow.LIMIT_LA57 : DecisionRow.LIMIT) - 1;
    }

    /**
     * The first addresses of the stretches within which this test, and the processor's own opinion of what is
     * canonical, give one answer; the stretch that begins at 0 is not named.
     */
    List<Long> edges() {
        List<Long> edges = new ArrayList<>(List.of(1L << bits - 1, -1L << bits - 1));
        if (kind == Kind.SIGN_EXTEND) {
            edges.add(1L << Long.SIZE - 1 - shift);
            edges.add(-1L << Long.SIZE - 1 - shift);
        }
        if (last != NO_END) {
            edges.add(last + 1);
        }
        return edges;
    }

    /** Whether this kernel refuses SYSRET to this address. */
    boolean refuses(long ip) {
        return Conditions.notSignExtended(ip, shift) | Conditions.above(ip, last);
    }

    /** Whether the address is canonical on this processor, whatever the kernel asks. */
    boolean canonical(long ip) {
        return !Conditions.notSignExtended(ip, Long.SIZE - bits);
    }

    /** The first address behind the user half that is not canonical. */
    long firstNonCanonical() {
        return 1L << bits - 1;
    }
}
