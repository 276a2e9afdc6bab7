package ringside.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.CheckStatus;
import ringside.kernel.decision.Verdict;
import ringside.stepper.returns.Origin;
import ringside.stepper.returns.Return;
import ringside.stepper.value.Hex;

/** A verdict as lines of text. */
public final class VerdictText {
    private static final int INDENT = 13;
    private static final Map<Origin.Kind, String> ORIGINS = Map.of(Origin.Kind.SYSCALL, "system call",
            Origin.Kind.INTERRUPT, "exception or interrupt", Origin.Kind.FORK, "first return of a child");

    private VerdictText() {
    }

    /** {@return what brought the thread in and how it went back, and a line for each check} */
    static List<String> of(Return made) {
        List<String> lines = new ArrayList<>();
        lines.add(made.verdict().summary());
        String decided = made.decided().isPresent() ? "decided at step " + made.decided().getAsLong()
                : "no check asked";
        lines.add("  " + ORIGINS.get(made.origin().kind()) + " (" + made.origin().by() + "), " + decided + ", "
                + (made.faulted() ? "faulted" : "back in user mode") + " at step " + made.step());
        made.verdict().results().forEach(result -> lines.add("  " + String.format("%-9s  %-25s", result.id(),
                asked(made, result)) + "  " + result.sentence()));
        made.changes().forEach(change -> lines.add("  " + change));
        return lines;
    }

    private static String asked(Return made, CheckResult result) {
        return made.asked().stream().filter(question -> question.check() == result.id()).findFirst()
                .map(question -> (question.held() ? "held" : "failed") + " at step " + question.step())
                .orElseGet(() -> word(result));
    }

    /** {@return the summary and, for each check, everything there is to say} */
    public static List<String> full(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(verdict.summary());
        for (CheckResult result : verdict.results()) {
            lines.add("");
            lines.add(head(result) + "  " + result.title());
            lines.add(entry("values", operands(result)));
            lines.add(entry("here", result.sentence()));
            lines.add(entry("why", result.reason()));
            lines.add(entry("hazard", result.hazard()));
            lines.add(entry("change", result.remedy()));
        }
        return lines;
    }

    private static String operands(CheckResult result) {
        return result.operands().stream().map(o -> o.name() + " = " + Hex.of(o.value()))
                .collect(Collectors.joining(", "));
    }

    private static String entry(String name, String text) {
        return "  " + name + " ".repeat(Math.max(1, INDENT - name.length())) + text;
    }

    private static String head(CheckResult result) {
        return String.format("%-9s  %-25s", result.id(), word(result));
    }

    private static String word(CheckResult result) {
        String outcome = result.holds() ? "passes" : "fails";
        if (result.status() == CheckStatus.OFF) {
            return "switched off (" + outcome + ")";
        }
        return result.status() == CheckStatus.NOT_REACHED ? "not reached (" + outcome + ")" : outcome;
    }
}
