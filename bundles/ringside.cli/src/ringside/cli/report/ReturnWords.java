package ringside.cli.report;

import java.util.List;
import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.Path;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.returns.Return;

/**
 * Returns in the few words of a table: {@code fast}, {@code SYSRET}, {@code IRET(ip)}, {@code ERETU};
 * {@code -38} where RAX comes back as -ENOSYS.
 */
final class ReturnWords {
    private static final long NO_SUCH_CALL = -38;

    private ReturnWords() {
    }

    /**
     * {@return the words for these returns of a run}
     *
     * @param returns the ones that count, in order; when there are none, how the run ended is told instead
     */
    static String of(List<Return> returns, RunOutcome outcome) {
        boolean endless = outcome.ended().equals(RunOutcome.LIMIT);
        return (returns.isEmpty() ? outcome.ended() : joined(returns)) + (endless ? ", loops" : "");
    }

    private static String joined(List<Return> returns) {
        List<String> words = returns.stream().map(ReturnWords::word).toList();
        if (words.size() == 1 || words.stream().distinct().count() > 1) {
            return String.join(", then ", words);
        }
        return words.get(0) + (words.size() == 2 ? ", twice" : ", " + words.size() + " times");
    }

    private static String word(Return record) {
        boolean none = record.user().getOrDefault("rax", 0L) == NO_SUCH_CALL;
        String path = record.path() == Path.SYSRET_FAST ? "fast" : record.path().label();
        return path + (record.reason() == null ? "" : "(" + reason(record) + ")") + (none ? ", -38" : "");
    }

    private static String reason(Return record) {
        return record.verdict().results().stream().filter(result -> result.id().name().equals(record.reason()))
                .map(CheckResult::mark).findFirst().orElse(record.reason());
    }
}
