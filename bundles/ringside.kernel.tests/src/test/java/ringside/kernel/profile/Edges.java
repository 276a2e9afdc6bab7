package ringside.kernel.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import ringside.kernel.decision.Decision;
import ringside.kernel.decision.ReturnState;

/** Which addresses each kernel refuses, and of which slot it judges RF and TF, as it was found in its source. */
final class Edges {

    private static final long TF = 0x100;
    private static final List<Edge> EDGES = List.of(
            new Edge("v4.0 v4.1", false, 0x800000000000L, true), new Edge("v4.0 v4.1", true, 0x800000000000L, true),
            new Edge("seed v4.10 v5.6 v5.10 v6.5", false, 0x800000000000L, false),
            new Edge("seed v4.10", true, 0x800000000000L, false),
            new Edge("v5.6 v5.10 v6.5", true, 0x100000000000000L, false),
            new Edge("v6.8 v7.3", false, 0x7ffffffff000L, true), new Edge("v6.8 v7.3", true, 0xfffffffffff000L, true));
    /** Those that judge slot flags; the others judge slot r11. */
    private static final Map<String, Boolean> FLAGS = Map.of("v6.8", true, "v7.3", true);

    /**
     * Where the addresses end that a kernel takes.
     *
     * @param profiles the kernels
     * @param la57     with 57-bit addresses
     * @param first    the first address that is refused
     * @param high     whether addresses of the kernel half are refused too
     */
    private record Edge(String profiles, boolean la57, long first, boolean high) {
    }

    private Edges() {
    }

    /** The first difference of a profile. */
    static Optional<String> difference(Profile profile) {
        for (Edge edge : EDGES) {
            if (List.of(edge.profiles().split(" ")).contains(profile.id())) {
                Decision decision = new Decision(profile, KernelOptions.DEFAULT.withLa57(edge.la57()));
                if (refuses(decision, edge.first() - 1) || !refuses(decision, edge.first())
                        || refuses(decision, -1L) != edge.high()) {
                    return Optional.of("another end of the addresses than " + Long.toHexString(edge.first()));
                }
            }
        }
        Decision decision = new Decision(profile, KernelOptions.DEFAULT);
        int failing = decision.failingMask(new ReturnState(1, 1, 0x33, 0, TF, 0x2b));
        boolean judgesFlags = (failing & CheckId.RF_TF.mask()) != 0;
        return profile.checks(KernelOptions.DEFAULT).isEmpty() || judgesFlags == FLAGS.getOrDefault(profile.id(), false)
                ? Optional.empty() : Optional.of("another slot is judged");
    }

    private static boolean refuses(Decision decision, long ip) {
        return decision.failingMask(new ReturnState(ip, ip, 0x33, 0x202, 0x202, 0x2b)) != 0;
    }
}
