package ringside.ui.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import ringside.model.CheckStatus;
import ringside.model.CheckValue;
import ringside.model.OperandValue;
import ringside.model.RingsidePackage;
import ringside.model.SlotValue;
import ringside.model.State;
import ringside.model.VerdictValue;
import ringside.stepper.shown.StateDifference;
import ringside.stepper.value.EnumMapping;
import ringside.ui.Messages;
import ringside.ui.table.Values;

/** The checks of a verdict as rows, and their outcome as a picture and a word. */
final class CheckRows {

    private CheckRows() {
    }

    static List<CheckRow> rows(State now, StateDifference difference) {
        VerdictValue verdict = now.getVerdict();
        if (verdict == null) {
            return List.of();
        }
        List<CheckRow> rows = new ArrayList<>();
        for (CheckValue check : verdict.getResults()) {
            boolean changed = difference.changed(check, RingsidePackage.Literals.CHECK_VALUE__STATUS);
            rows.add(row(check, sentence(check, now), changed));
        }
        return rows;
    }

    private static CheckRow row(CheckValue check, String sentence, boolean changed) {
        return new CheckRow(EnumMapping.CHECK_ID.kernel(check.getId()), check.getTitle(), check.getStatus(),
                check.isHolds(), operands(check), sentence, check.getWhy(), check.getHazard(), check.getRemedy(),
                changed, check.isChanged());
    }

    private static String sentence(CheckValue check, State now) {
        return switch (check.getStatus()) {
            case PENDING -> NLS.bind(Messages.Reasons_waits, waitsFor(check, now));
            case NOT_ASKED -> check.getTold();
            default -> NLS.bind(Messages.Reasons_told, check.getTold(), check.getSentence());
        };
    }

    /** The slots that a check looks at and that are not written yet. */
    private static String waitsFor(CheckValue check, State now) {
        List<String> wanted = check.getOperands().stream().map(OperandValue::getSlot).filter(Objects::nonNull)
                .toList();
        return now.getSlots().stream().filter(slot -> !slot.isWritten() && wanted.contains(slot.getName()))
                .map(SlotValue::getName).collect(Collectors.joining(", "));
    }

    private static String operands(CheckValue check) {
        if (check.getStatus() == CheckStatus.PENDING) {
            return "";
        }
        List<Long> values = check.getOperands().stream().map(OperandValue::getValue).toList();
        if (values.size() > 1 && values.stream().distinct().count() == 1) {
            return NLS.bind(Messages.Reasons_both, Values.brief(values.get(0)));
        }
        return values.stream().map(Values::brief).collect(Collectors.joining(" \u00b7 "));
    }

    static String word(CheckRow row) {
        String word = switch (row.status()) {
            case PASSED -> Messages.Reasons_held;
            case FAILED -> Messages.Reasons_failed;
            case NOT_REACHED, NOT_ASKED -> Messages.Reasons_notAsked;
            case PENDING -> Messages.Reasons_pending;
            case OPEN -> row.holds() ? Messages.Reasons_wouldHold : Messages.Reasons_wouldFail;
            case OFF -> Messages.Reasons_off;
        };
        return row.stale() ? NLS.bind(Messages.Reasons_changedSince, word) : word;
    }

    /** Returns the sign before the word, which tells the same. */
    static String sign(CheckRow row) {
        return switch (row.status()) {
            case PASSED -> "\u2713";
            case FAILED -> "\u2717";
            case NOT_REACHED, PENDING, NOT_ASKED -> "\u2013";
            case OPEN -> row.holds() ? "(\u2713)" : "(\u2717)";
            case OFF -> "\u25cb";
        };
    }
}
