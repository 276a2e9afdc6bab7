package ringside.ui.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import ringside.kernel.profile.CheckId;
import ringside.model.CheckStatus;
import ringside.model.CheckValue;
import ringside.model.OperandValue;
import ringside.model.SlotValue;
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
            rows.add(row(check, sentence(check, now), changed));
        }
        return rows;
    }

    private static CheckRow row(CheckValue check, String sentence, boolean changed) {
        return new CheckRow(CheckId.named(check.getId()).orElseThrow(), check.getTitle(), check.getStatus(),
                check.isHolds(),
                operands(check), sentence, check.getWhy(), check.getHazard(), check.getRemedy(), changed);
    }

    private static String sentence(CheckValue check, State now) {
        return switch (check.getStatus()) {
            case PENDING -> NLS.bind(Messages.Reasons_waits, waitsFor(check, now), check.getSentence());
            case NOT_ASKED -> NLS.bind(Messages.Reasons_asksNone, check.getSentence());
            default -> check.getSentence();
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
            case NOT_REACHED, PENDING -> Icon.NOT_REACHED;
            case NOT_ASKED -> row.holds() ? Icon.WOULD_PASS : Icon.WOULD_FAIL;
            case OFF -> Icon.OFF;
        };
    }
}
