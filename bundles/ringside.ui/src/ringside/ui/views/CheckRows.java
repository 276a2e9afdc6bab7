package ringside.ui.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import ringside.kernel.CheckId;
import ringside.model.CheckStatus;
import ringside.model.CheckValue;
import ringside.model.OperandValue;
import ringside.model.State;
import ringside.model.VerdictValue;
import ringside.ui.Messages;
import ringside.ui.appearance.Icon;
import ringside.ui.table.Values;

/** The checks of a verdict as rows, and their outcome as a picture and a word. */
final class CheckRows {

    private CheckRows() {
    }

    static List<CheckRow> rows(State now, State before) {
        VerdictValue verdict = now.getVerdict();
        if (verdict == null) {
            return List.of();
        }
        Map<String, CheckStatus> old = new HashMap<>();
        if (before.getVerdict() != null) {
            before.getVerdict().getResults().forEach(check -> old.put(check.getId(), check.getStatus()));
        }
        List<CheckRow> rows = new ArrayList<>();
        for (CheckValue check : verdict.getResults()) {
            boolean changed = old.getOrDefault(check.getId(), check.getStatus()) != check.getStatus();
            rows.add(row(check, changed));
        }
        return rows;
    }

    private static CheckRow row(CheckValue check, boolean changed) {
        return new CheckRow(CheckId.named(check.getId()).orElseThrow(), check.getTitle(), check.getStatus(),
                check.isHolds(),
                operands(check), check.getSentence(), check.getWhy(), check.getHazard(), check.getRemedy(), changed);
    }

    private static String operands(CheckValue check) {
        List<Long> values = check.getOperands().stream().map(OperandValue::getValue).toList();
        if (values.size() > 1 && values.stream().distinct().count() == 1) {
            return NLS.bind(Messages.Reasons_both, Values.brief(values.get(0)));
        }
        return values.stream().map(Values::brief).collect(Collectors.joining(" \u00b7 "));
    }

    static String word(CheckRow row) {
        return switch (row.status()) {
            case PASSED -> Messages.Reasons_passed;
            case FAILED -> Messages.Reasons_failed;
            case NOT_REACHED -> row.holds() ? Messages.Reasons_notReached : Messages.Reasons_notReachedFails;
            case PENDING -> Messages.Reasons_pending;
            case NOT_ASKED -> row.holds() ? Messages.Reasons_notAsked : Messages.Reasons_notAskedFails;
            case OFF -> row.holds() ? Messages.Reasons_off : Messages.Reasons_offFails;
        };
    }

    static Icon icon(CheckRow row) {
        return switch (row.status()) {
            case PASSED -> Icon.PASSED;
            case FAILED -> Icon.FAILED;
            case NOT_REACHED, PENDING, NOT_ASKED -> Icon.NOT_REACHED;
            case OFF -> Icon.OFF;
        };
    }
}
