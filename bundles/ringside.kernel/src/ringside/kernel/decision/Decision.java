package ringside.kernel.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/**
 * SYSRET or IRET, as one kernel on one machine decides it from the six slots. Immutable; any number of threads may use
 * one. It is made of its checks and of nothing else. {@link #failingMasks} is the fast form for bulk work;
 * {@link #decide} explains.
 */
public final class Decision {

    private final List<Check> checks;
    private final Check[] made;
    private final int[] bits;
    private final List<CheckId> order;
    private final Path pass;
    private final Path fail;
    private final ReturnAddress address;
    private final CheckId[] firstOf = new CheckId[1 << CheckId.values().length];

    /** The decision of a kernel with these options. */
    public Decision(Profile profile, KernelOptions options) {
        checks = Checks.of(profile, options);
        made = checks.toArray(Check[]::new);
        order = checks.stream().map(Check::id).toList();
        bits = order.stream().mapToInt(CheckId::mask).toArray();
        pass = profile.fred() ? Path.ERETU : Path.SYSRET;
        fail = profile.fred() ? Path.ERETU : Path.IRET;
        address = ReturnAddress.of(profile, options);
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

    /** The checks that this kernel makes, in its order. */
    List<Check> checks() {
        return checks;
    }

    /**
     * The addresses at which this decision can change its mind about the RIP slot, and those at which the processor
     * does about what is canonical: each begins a stretch of addresses that are judged alike.
     */
    public List<Long> addressEdges() {
        List<Long> edges = new ArrayList<>(address.edges());
        checks.forEach(check -> edges.addAll(check.addressEdges()));
        return edges;
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
    public int failingMask(ReturnState state) {
        int mask = 0;
        for (int i = 0; i < made.length; i++) {
            mask |= (int) made[i].fails(state) & bits[i];
        }
        return mask;
    }

    /** Every check that fails, as a mask, from the six slots by themselves. */
    public int failingMask(long cx, long ip, long cs, long r11, long flags, long ss) {
        return failingMask(new ReturnState(cx, ip, cs, r11, flags, ss));
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
            for (Check check : made) {
                check.judge(block);
            }
            block.store(out, at, count);
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
            results.add(new CheckWords(check, state).result(status(check.id(), off, first, reached)));
            reached &= check.id() != first;
        }
        return new Verdict(path(mask), Optional.ofNullable(first), failing(mask), results);
    }

    /**
     * The verdict about a return whose checks were made: what was asked is told as it was answered, the others as the
     * values have it.
     *
     * @param way   the way back that was taken
     * @param state the slots, for the checks that were not made
     * @param asked the checks that were made, and how they came out; each is told with the values that it compared
     * @param off   checks that this kernel has been made to leave out
     */
    public Verdict judged(Path way, ReturnState state, Map<CheckId, Answer> asked, Set<CheckId> off) {
        int answers = failingMask(state);
        CheckId first = null;
        for (CheckId id : order) {
            Answer answer = asked.get(id);
            if (answer != null) {
                answers = answer.held() ? answers & ~id.mask() : answers | id.mask();
                first = first == null && !answer.held() ? id : first;
            }
        }
        int mask = answers;
        List<CheckResult> results = checks.stream().map(check -> asked.containsKey(check.id())
                ? new CheckWords(check, asked.get(check.id()).read()).result(asked.get(check.id()))
                : new CheckWords(check, state).result(unasked(check.id(), off), (mask & check.id().mask()) == 0))
                .toList();
        return new Verdict(way, Optional.ofNullable(first), failing(mask & ~mask(off)), results);
    }

    private static CheckStatus unasked(CheckId id, Set<CheckId> off) {
        return off.contains(id) ? CheckStatus.OFF : CheckStatus.NOT_REACHED;
    }

    /**
     * One check as it was answered.
     *
     * @throws IllegalArgumentException if this kernel does not make the check
     */
    public CheckResult answered(CheckId id, Answer answer) {
        return new CheckWords(made(id), answer.read()).result(answer);
    }

    /**
     * The values that a check looks at.
     *
     * @throws IllegalArgumentException if this kernel does not make the check
     */
    public List<Operand> operands(CheckId id, ReturnState state) {
        return made(id).operands(state);
    }

    private Check made(CheckId id) {
        return checks.stream().filter(check -> check.id() == id).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " is not made"));
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
