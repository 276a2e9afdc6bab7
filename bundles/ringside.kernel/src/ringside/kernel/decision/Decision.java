package ringside.kernel.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/**
 * SYSRET or IRET, as one kernel on one machine decides it from the six slots. Immutable; any number of threads may use
 * one. {@link #failingMask} and {@link #first} are the fast form for bulk work and allocate nothing; {@link #decide}
 * explains.
 */
public final class Decision {

    private static final int RCX_RIP = CheckId.RCX_RIP.mask();
    private static final int CS = CheckId.CS.mask();
    private static final int R11_FLAGS = CheckId.R11_FLAGS.mask();
    private static final int RF_TF = CheckId.RF_TF.mask();
    private static final int SS = CheckId.SS.mask();

    private final List<Check> checks;
    private final List<CheckId> order;
    private final Path pass;
    private final Path fail;
    private final int made;
    private final int always;
    private final int shift;
    private final long last;
    private final int addressMask;
    private final AddressTest address;
    private final boolean rfTfOnFlags;
    private final CheckId[] firstOf = new CheckId[1 << CheckId.values().length];

    /** The decision of a kernel with these options. */
    public Decision(Profile profile, KernelOptions options) {
        order = profile.checks(options);
        checks = order.stream().map(id -> Checks.of(id, profile, options)).toList();
        pass = profile.fred() ? Path.ERETU : Path.SYSRET;
        fail = profile.fred() ? Path.ERETU : Path.IRET;
        made = mask(order);
        always = made & CheckId.XEN_PV.mask();
        address = AddressTest.of(profile, options);
        shift = address.shift();
        last = address.last();
        addressMask = made & (CheckId.CANONICAL.mask() | CheckId.LIMIT.mask());
        rfTfOnFlags = Checks.judgesFlags(profile);
        for (int mask = 0; mask < firstOf.length; mask++) {
            firstOf[mask] = firstIn(mask);
        }
    }

    private CheckId firstIn(int mask) {
        for (CheckId id : order) {
            if ((mask & id.mask()) != 0) {
                return id;
            }
        }
        return null;
    }

    /** The first address behind the user half on this processor: 2^47, or 2^56 with LA57. */
    long firstNonCanonical() {
        return address.firstNonCanonical();
    }

    /**
     * The addresses at which this decision can change its mind about the RIP slot, and those at which the processor
     * does about what is canonical: each begins a stretch of addresses that are judged alike.
     */
    public List<Long> addressEdges() {
        return address.edges();
    }

    /** How many bits a virtual address has on this processor: 48 or 57. */
    public int addressBits() {
        return address.bits();
    }

    /** The checks in the order in which they are made. */
    public List<CheckId> order() {
        return order;
    }

    /**
     * Every check that fails, each judged on its own.
     *
     * @return bit {@link CheckId#ordinal()} is set for each failing check; 0 means SYSRET
     */
    public int failingMask(long cx, long ip, long cs, long r11, long flags, long ss) {
        int mask = always;
        mask |= -ZeroOne.differ(cx, ip) & RCX_RIP;
        mask |= -(ZeroOne.notSignExtended(ip, shift) | ZeroOne.above(ip, last)) & addressMask;
        mask |= -ZeroOne.differ(cs, Conditions.USER_CS) & CS;
        mask |= -ZeroOne.differ(r11, flags) & R11_FLAGS;
        mask |= -ZeroOne.rfOrTf(rfTfOnFlags ? flags : r11) & RF_TF;
        mask |= -ZeroOne.differ(ss, Conditions.USER_SS) & SS;
        return mask & made;
    }

    /**
     * Every failing check of many states at once: {@code out[i]} becomes the mask of the states' values at {@code i}.
     *
     * @param from first index
     * @param to   index behind the last
     * @throws IndexOutOfBoundsException if a column is shorter than {@code to}
     */
    public void failingMasks(Columns in, int[] out, int from, int to) {
        DecisionBlock block = new DecisionBlock();
        for (int at = from; at < to; at += DecisionBlock.SIZE) {
            int count = Math.min(DecisionBlock.SIZE, to - at);
            block.load(in, at, count);
            block.address(shift, last, addressMask);
            block.slots(rfTfOnFlags);
            block.store(out, at, count, made, always);
        }
    }

    /**
     * The first failing check in the order of this kernel, which is its reason; null if the mask is 0.
     *
     * @param failingMask of {@link #failingMask}
     */
    public CheckId first(int failingMask) {
        return firstOf[failingMask];
    }

    /** The way back for this mask of failing checks. */
    public Path path(int failingMask) {
        return failingMask == 0 ? pass : fail;
    }

    /** The checks in this mask, in the order of this kernel. */
    public List<CheckId> failing(int failingMask) {
        return order.stream().filter(id -> (failingMask & id.mask()) != 0).toList();
    }

    /** The mask of failing checks of this state. */
    public int failingMask(ReturnState state) {
        return failingMask(state.cx(), state.ip(), state.cs(), state.r11(), state.flags(), state.ss());
    }

    /** These checks with their conditions, as the end of "would make …". */
    String named(int mask) {
        return checks.stream().filter(check -> (mask & check.id().mask()) != 0)
                .map(check -> check.id() + " fail (" + check.title() + ")").collect(Collectors.joining(" and "));
    }

    /** The verdict with every check explained. */
    public Verdict decide(ReturnState state) {
        return decide(state, Set.of());
    }

    /**
     * The verdict with every check explained.
     *
     * @param off checks that this kernel has been made to leave out; they fail nobody
     */
    public Verdict decide(ReturnState state, Set<CheckId> off) {
        int mask = failingMask(state) & ~mask(off);
        CheckId first = first(mask);
        List<CheckResult> results = new ArrayList<>();
        boolean reached = true;
        for (Check check : checks) {
            results.add(explain(check, state, status(check.id(), off, first, reached)));
            reached &= check.id() != first;
        }
        return new Verdict(path(mask), Optional.ofNullable(first), failing(mask), results);
    }

    private static CheckStatus status(CheckId id, Set<CheckId> off, CheckId first, boolean reached) {
        if (off.contains(id)) {
            return CheckStatus.OFF;
        }
        if (!reached) {
            return CheckStatus.NOT_REACHED;
        }
        return id == first ? CheckStatus.FAILED : CheckStatus.PASSED;
    }

    private static CheckResult explain(Check check, ReturnState state, CheckStatus status) {
        return new CheckResult(check.id(), status, check.holds(state), check.operands(state), check.title(),
                check.sentence(state), check.reason(), check.hazard(state), check.remedy(state));
    }

    /** The bits of these checks. */
    public static int mask(Iterable<CheckId> ids) {
        int mask = 0;
        for (CheckId id : ids) {
            mask |= id.mask();
        }
        return mask;
    }

    /**
     * Many states, one array for each slot, all of the same length.
     *
     * @param cx    values of slot cx
     * @param ip    values of slot ip
     * @param cs    values of slot cs
     * @param r11   values of slot r11
     * @param flags values of slot flags
     * @param ss    values of slot ss
     */
    public record Columns(long[] cx, long[] ip, long[] cs, long[] r11, long[] flags, long[] ss) {

        /** Columns for this many states, all zero. */
        public static Columns of(int length) {
            return new Columns(new long[length], new long[length], new long[length], new long[length],
                    new long[length], new long[length]);
        }
    }
}
