package ringside.kernel.decision;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /** The verdict in one line, such as {@code IRET because RCX != RIP (RCX_RIP); R11_FLAGS fails too}. */
    public String summary() {
        String way = path.label();
        if (!compat.isEmpty()) {
            return Words.text(path == Path.SYSRETL ? "verdict.compat.sysretl" : "verdict.compat.other", "path", way,
                    "why", compat);
        }
        if (results.isEmpty()) {
            return Words.text("verdict.unchecked." + path.name().toLowerCase(Locale.ROOT));
        }
        if (reason.isEmpty()) {
            return Words.text("verdict.passed", "path", way, "passed", passed()) + offButFailing();
        }
        CheckId first = reason.get();
        return Words.text("verdict.because", "path", way, "failure", Words.text(first + ".failure"), "check",
                first.name()) + also(first) + offButFailing();
    }

    private String passed() {
        int made = (int) results.stream().filter(result -> result.status() != CheckStatus.OFF).count();
        String some = made < results.size() ? "-on" : "";
        return switch (made) {
            case 0 -> Words.text("verdict.passed.none");
            case 1 -> Words.text("verdict.passed.one" + some);
            default -> Words.text("verdict.passed.all" + some, "count", number(made));
        };
    }

    private String also(CheckId first) {
        return told(failing.stream().filter(id -> id != first).toList(), "verdict.fails-too", "verdict.fail-too");
    }

    private String offButFailing() {
        return told(results.stream().filter(r -> r.status() == CheckStatus.OFF && !r.holds()).map(CheckResult::id)
                .toList(), "verdict.is-off", "verdict.are-off");
    }

    private static String told(List<CheckId> ids, String one, String more) {
        return ids.isEmpty() ? "" : Words.text(ids.size() == 1 ? one : more, "checks", joined(ids));
    }

    private static String number(int count) {
        return Words.text("verdict.numbers").split(" ")[count];
    }

    private static String joined(List<CheckId> ids) {
        String head = ids.subList(0, ids.size() - 1).stream().map(CheckId::name)
                .collect(Collectors.joining(Words.text("verdict.comma")));
        String last = ids.get(ids.size() - 1).name();
        return head.isEmpty() ? last : head + Words.text("verdict.and") + last;
    }
}
