package ringside.ui.compare;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import ringside.stepper.lockstep.AlignedRow;
import ringside.stepper.lockstep.Audience;
import ringside.stepper.lockstep.Deed;
import ringside.stepper.lockstep.Relation;
import ringside.ui.Messages;
import ringside.stepper.drawing.PhaseNames;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.table.Cell;

/**
 * A row of two runs in lockstep, as it is shown.
 *
 * @param row what both sides do
 * @param first whether it is the first difference that somebody could notice
 * @param here whether the open scenario stands here
 */
record LockstepRow(AlignedRow row, boolean first, boolean here) {

    Cell phase() {
        return Cell.quiet(PhaseNames.title(row.deed().phase()));
    }

    Cell leftStep() {
        Cell cell = step(row.left());
        return here ? new Cell(NLS.bind(Messages.Lockstep_here, cell.text()), Tone.INK, Tone.CURRENT_BACK,
                Typeface.TEXT_BOLD) : cell;
    }

    Cell rightStep() {
        return step(row.right());
    }

    private Cell step(Optional<Deed> deed) {
        return Cell.quiet(deed.map(each -> Long.toString(each.at())).orElse(""));
    }

    Cell left() {
        return words(row.left());
    }

    Cell right() {
        return words(row.right());
    }

    private Cell words(Optional<Deed> deed) {
        if (deed.isEmpty()) {
            Cell gap = Cell.quiet(NLS.bind(Messages.Lockstep_gap, row.gap()));
            return first ? ground(gap) : gap.on(Tone.HEADING_BACK);
        }
        Cell cell = Cell.of(words(deed.get()));
        return ground(first ? cell.in(Typeface.TEXT_BOLD) : cell);
    }

    /** What it does comes first, so that a narrow column still tells it; of one that only computes the instruction. */
    static String words(Deed deed) {
        return deed.words().isEmpty() ? deed.instruction() : NLS.bind(Messages.Lockstep_deed, deed.words(), deed
                .instruction());
    }

    Cell mark() {
        String mark = row.relation() == Relation.SAME ? Messages.Lockstep_same : row.relation() == Relation.OTHER_VALUE
                || row.audience() != Audience.NOBODY ? Messages.Lockstep_differs : Messages.Lockstep_alone;
        Cell cell = Cell.of(first ? NLS.bind(Messages.Lockstep_first, mark) : mark).in(Typeface.TEXT_BOLD);
        return ground(cell.ink(row.relation() == Relation.SAME ? Tone.PASSED_TEXT
                : row.audience() == Audience.NOBODY ? Tone.QUIET_TEXT : Tone.FAILED_TEXT));
    }

    String tip() {
        return row.left().map(LockstepRow::words).orElse(row.gap()) + "\n" + row.right().map(LockstepRow::words)
                .orElse(row.gap());
    }

    private Cell ground(Cell cell) {
        return first ? cell.on(Tone.REMARK_BACK) : cell;
    }
}
