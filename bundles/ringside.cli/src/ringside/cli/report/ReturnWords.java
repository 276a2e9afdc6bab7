package ringside.cli.report;

import java.util.List;
import java.util.Map;
import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.machine.state.Flag;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.run.ReturnRecord;

/**
 * Returns in the few words of a table: {@code fast}, {@code SYSRET}, {@code IRET(ip)}, {@code ERETU};
 * {@code -38} where RAX comes back as -ENOSYS.
 */
final class ReturnWords {
    private static final long NO_SUCH_CALL = -38;
    private static final Map<CheckId, String> CHECKS = Map.of(CheckId.XEN_PV, "xen", CheckId.RCX_RIP, "ip",
            CheckId.CANONICAL, "canon", CheckId.LIMIT, "limit", CheckId.CS, "cs", CheckId.R11_FLAGS, "r11", CheckId.SS,
            "ss");

    private ReturnWords() {
    }

    /**
     * {@return the words for these returns of a run}
     *
     * @param returns the ones that count, in order; when there are none, how the run ended is told instead
     */
    static String of(List<ReturnRecord> returns, RunOutcome outcome) {
        boolean endless = outcome.ended().equals(RunOutcome.LIMIT);
        return (returns.isEmpty() ? outcome.ended() : joined(returns)) + (endless ? ", loops" : "");
    }

    private static String joined(List<ReturnRecord> returns) {
        List<String> words = returns.stream().map(ReturnWords::word).toList();
        if (words.size() == 1 || words.stream().distinct().count() > 1) {
            return String.join(", then ", words);
        }
        return words.get(0) + (words.size() == 2 ? ", twice" : ", " + words.size() + " times");
    }

    private static String word(ReturnRecord record) {
        boolean none = record.user().getOrDefault("rax", 0L) == NO_SUCH_CALL;
        String path = record.path() == Path.SYSRET_FAST ? "fast" : record.path().label();
        return path + (record.reason() == null ? "" : "(" + reason(record) + ")") + (none ? ", -38" : "");
    }

    private static String reason(ReturnRecord record) {
        CheckId first = CheckId.valueOf(record.reason());
        return first == CheckId.RF_TF ? flag(record) : CHECKS.get(first);
    }

    /** One check asks for two flags; the table names the one that is set. */
    private static String flag(ReturnRecord record) {
        long flags = record.verdict().results().stream().filter(result -> result.id() == CheckId.RF_TF)
                .map(CheckResult::operands).flatMap(List::stream).mapToLong(operand -> operand.value()).findFirst()
                .orElse(0);
        boolean rf = (flags & Flag.RF.mask()) != 0;
        boolean tf = (flags & Flag.TF.mask()) != 0;
        return rf && tf ? "rf, tf" : rf ? "rf" : "tf";
    }
}
