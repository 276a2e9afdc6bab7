package ringside.kernel.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import ringside.kernel.profile.CheckId;

/**
 * How the kernel goes back to user mode, and why.
 *
 * @param path    the way
 * @param reason  the first failing check, which is what makes the kernel choose; empty if none fails
 * @param failing every failing check in the profile's order, each judged on its own; none that is switched off
 * @param results every check of the profile in its order; empty where none of them is made
 * @param compat  why, where the kernel judges a return to a 32-bit program in another way; otherwise empty
 */
public record Verdict(Path path, Optional<CheckId> reason, List<CheckId> failing, List<CheckResult> results,
        String compat) {

    private static final List<String> NUMBERS = List.of("no", "one", "two", "three", "four", "five", "six", "seven",
            "eight");

    public Verdict {
        failing = List.copyOf(failing);
        results = List.copyOf(results);
    }

    /** What the checks say. */
    public Verdict(Path path, Optional<CheckId> reason, List<CheckId> failing, List<CheckResult> results) {
        this(path, reason, failing, results, "");
    }

    /** A return to a 32-bit program, which the kernel decides without these checks. */
    public static Verdict compat(Path path, String why) {
        return new Verdict(path, Optional.empty(), List.of(), List.of(), why);
    }

    /** A return on which the kernel makes no check: the fast path, a return from an exception, ERETU. */
    public static Verdict unchecked(Path path) {
        return new Verdict(path, Optional.empty(), List.of(), List.of());
    }

    /** The same verdict, but these checks wait for a slot: what is told about them is only expected. */
    public Verdict pending(Predicate<CheckId> waiting) {
        return new Verdict(path, reason, failing, results.stream().map(result -> waiting.test(result.id())
                && result.status() != CheckStatus.OFF ? result.with(CheckStatus.PENDING) : result).toList());
    }

    /** A return by this path, which makes none of these checks. */
    public Verdict unasked(Path way) {
        return new Verdict(way, Optional.empty(), List.of(), results.stream().map(result -> switch (result.status()) {
            case OFF, PENDING -> result;
            default -> result.with(CheckStatus.NOT_ASKED);
        }).toList());
    }

    /** The verdict in one line, such as {@code IRET because RCX != RIP (RCX_RIP); R11_FLAGS fails too}. */
    public String summary() {
        if (!compat.isEmpty()) {
            return path.label() + (path == Path.SYSRET ? ", " : " ") + compat;
        }
        if (results.isEmpty()) {
            return withoutChecks();
        }
        if (path == Path.SYSRET_FAST) {
            return path.label() + ", no check is made; " + wouldFail();
        }
        if (reason.isEmpty()) {
            return path.label() + ", " + passed() + offButFailing();
        }
        CheckId first = reason.get();
        return path.label() + " because " + first.failure() + " (" + first + ")" + also() + offButFailing();
    }

    private String withoutChecks() {
        return switch (path) {
            case SYSRET_FAST -> "SYSRET-FAST, no thread flag asks for work and no check is made";
            case IRET -> "IRET, this return has no choice: no check is made";
            case ERETU -> "ERETU, the only way back with FRED: no check is made";
            case TRAP -> "TRAP, the return instruction itself faulted in the kernel";
            case SYSRET -> "SYSRET, no check is made";
        };
    }

    private String wouldFail() {
        List<CheckId> ids = results.stream().filter(result -> !result.holds()).map(CheckResult::id).toList();
        return ids.isEmpty() ? "all " + NUMBERS.get(results.size()) + " would pass" : joined(ids) + " would fail";
    }

    private String passed() {
        long made = results.stream().filter(result -> result.status() != CheckStatus.OFF).count();
        boolean someOff = made < results.size();
        if (made == 0) {
            return "every check is off";
        }
        if (made == 1) {
            return someOff ? "the one check that is on passes" : "the one check passes";
        }
        return "all " + NUMBERS.get((int) made) + " checks " + (someOff ? "that are on pass" : "pass");
    }

    private String also() {
        List<CheckId> others = failing.stream().filter(id -> id != reason.orElse(null)).toList();
        return others.isEmpty() ? "" : "; " + joined(others) + (others.size() == 1 ? " fails too" : " fail too");
    }

    private String offButFailing() {
        List<CheckId> off = results.stream().filter(r -> r.status() == CheckStatus.OFF && !r.holds())
                .map(CheckResult::id).toList();
        return off.isEmpty() ? "" : "; " + joined(off) + " would fail but " + (off.size() == 1 ? "is off" : "are off");
    }

    private static String joined(List<CheckId> ids) {
        String head = ids.subList(0, ids.size() - 1).stream().map(CheckId::name).collect(Collectors.joining(", "));
        String last = ids.get(ids.size() - 1).name();
        return head.isEmpty() ? last : head + " and " + last;
    }
}
