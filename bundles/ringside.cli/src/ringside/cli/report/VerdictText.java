package ringside.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.CheckStatus;
import ringside.kernel.decision.Verdict;
import ringside.stepper.value.Hex;

/** A verdict as lines of text. */
public final class VerdictText {
    private static final int INDENT = 13;

    private VerdictText() {
    }

    /** {@return the summary and a line for each check} */
    static List<String> brief(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(verdict.summary());
        verdict.results().forEach(result -> lines.add("  " + head(result) + "  " + result.sentence()));
        return lines;
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
