package ringside.stepper.seam;

import java.util.List;

import ringside.stepper.drawing.Area;
import ringside.stepper.drawing.Measure;
import ringside.stepper.drawing.Piece.Stroke;
import ringside.stepper.drawing.Sheet;
import ringside.stepper.drawing.Target;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.stepper.value.Texts;

/** The slots that make no difference to the way back, a row each, and the words of memory around RSP. */
final class SmallRows {

    /** The slots up to this offset belong to the callee and are folded where the room is low. */
    private static final int FOLDED_UP_TO = 0x28;

    private final Sheet sheet;
    private final Columns columns;
    private final SeamPicture picture;
    private final SlotParts parts;
    private final int line;
    private final int cell;

    SmallRows(Sheet sheet, Columns columns, SeamPicture picture) {
        this.sheet = sheet;
        this.columns = columns;
        this.picture = picture;
        parts = new SlotParts(sheet, columns, picture.rsp());
        line = sheet.measure().line();
        cell = sheet.measure().cell();
    }

    /** The height of a row. */
    static int height(Measure measure) {
        return measure.line() + measure.line() / 8;
    }

    /** Tells whether the folded rows hide nothing that happens now. */
    static boolean foldable(SeamPicture picture) {
        return picture.slots().stream().filter(SmallRows::folded).noneMatch(slot -> slot.changed()
                || slot.offset() > 0 && slot.address() == picture.rsp());
    }

    private static boolean folded(SlotBox slot) {
        return slot.offset() <= FOLDED_UP_TO;
    }

    /** Lays the rows out below a place; returns where the last one ends. */
    int lay(int top, boolean fold) {
        int y = top;
        int height = height(sheet.measure());
        for (SlotBox slot : picture.slots()) {
            if (!slot.decides() && !(fold && folded(slot))) {
                int lines = fits(slot) ? 0 : line;
                row(slot, new Area(columns.box(), y, columns.boxWidth(), height + lines));
                y += height + lines;
            }
        }
        if (fold) {
            y = fold(y);
        }
        return picture.words().isEmpty() ? y : words(y);
    }

    /** A value that has no room beside the name stands below it. */
    private boolean fits(SlotBox slot) {
        String words = slot.shown() ? Digits.of(slot.value()) : "";
        return parts.placeWidth(slot) + cell + sheet.width(Typeface.MONO_BOLD, words) + cell <= columns.boxWidth();
    }

    private void row(SlotBox slot, Area row) {
        parts.ground(slot, row, false);
        sheet.target(Target.Kind.SLOT, slot.name(), row, parts.name(slot));
        int y = row.y() + (height(sheet.measure()) - line) / 2;
        int x = parts.place(slot, row, y);
        int right = row.right() - cell / 2;
        if (!slot.shown()) {
            String words = sheet.first(Typeface.TEXT, right - x - cell, Texts.SEAM.text("notWritten"));
            int width = sheet.width(Typeface.TEXT, words);
            sheet.box(new Area(right - width - cell / 4, y, width + cell / 2, line), Tone.PAPER, null, Stroke.THIN);
            sheet.wordsUpTo(right, y, Typeface.TEXT, Tone.QUIET_TEXT, words);
        } else {
            Tone tone = slot.changed() ? Tone.CHANGED_TEXT : slot.fill() == SlotBox.Fill.WRITTEN ? Tone.INK
                    : Tone.QUIET_TEXT;
            sheet.wordsUpTo(right, fits(slot) ? y : y + line, slot.changed() ? Typeface.MONO_BOLD : Typeface.MONO, tone,
                    Digits.of(slot
                            .value()));
            String writer = sheet.first(Typeface.TEXT, columns.total() - row.right() - cell, SlotParts.writers(slot));
            sheet.words(row.right() + cell / 2, y, Typeface.TEXT, Tone.QUIET_TEXT, writer);
        }
        parts.rsp(slot, row);
    }

    private int fold(int top) {
        List<SlotBox> hidden = picture.slots().stream().filter(SmallRows::folded).toList();
        Area row = new Area(columns.box(), top, columns.boxWidth(), line + line / 2);
        sheet.box(row, Tone.HEADING_BACK, Tone.EDGE, Stroke.THIN);
        int y = row.middle() - line / 2;
        long written = hidden.stream().filter(SlotBox::shown).count();
        String state = written == 0 ? Texts.SEAM.text("foldUnwritten") : "";
        String end = sheet.first(Typeface.TEXT, row.width() / 4, "\u25b8");
        String text = sheet.first(Typeface.TEXT, row.width() - 3 * cell, Texts.SEAM.text("fold") + " " + state,
                Texts.SEAM.text("fold"), Texts.SEAM.text("foldShort"));
        sheet.words(row.x() + cell / 2, y, Typeface.TEXT, Tone.INK, text);
        sheet.wordsUpTo(row.right() - cell / 2, y, Typeface.TEXT, Tone.CHANGED_TEXT, end);
        sheet.target(Target.Kind.FOLD, "", row, Texts.SEAM.text("foldName"));
        SlotBox last = hidden.get(hidden.size() - 1);
        parts.rsp(last, row);
        return row.bottom();
    }

    /** The words around RSP that are no slots, under a line that says where that is. */
    private int words(int top) {
        int y = top + line / 2;
        sheet.line(columns.box(), top, columns.box(), y, Tone.QUIET_TEXT, Stroke.DASHED);
        sheet.line(columns.boxRight(), top, columns.boxRight(), y, Tone.QUIET_TEXT, Stroke.DASHED);
        y += sheet.paragraph(new Area(columns.box() + cell / 2, y, columns.boxWidth() - cell, 0), Typeface.TEXT,
                Tone.QUIET_TEXT, picture.below());
        for (StackRow word : picture.words()) {
            y = word(word, y);
        }
        return y;
    }

    private int word(StackRow word, int top) {
        int inner = columns.boxWidth() - cell;
        boolean beside = sheet.width(Typeface.TEXT, word.note()) <= columns.total() - columns.boxRight() - cell;
        int notes = beside ? 0 : sheet.wrapped(Typeface.TEXT, word.note(), inner).size();
        String name = columns.tails(sheet.measure()) ? Digits.tail(word.address()) + " " + word.name() : word.name();
        boolean fits = sheet.width(Typeface.MONO, name) + cell + sheet.width(Typeface.MONO, word.value()) <= inner;
        int height = height(sheet.measure());
        Area row = new Area(columns.box(), top, columns.boxWidth(), height + (fits ? notes : notes + 1) * line);
        sheet.box(row, null, Tone.QUIET_TEXT, Stroke.DASHED);
        int x = row.x() + cell / 2;
        int y = top + (height - line) / 2;
        sheet.words(x, y, Typeface.MONO, Tone.QUIET_TEXT, name);
        int last = fits ? y : y + line;
        sheet.wordsUpTo(row.right() - cell / 2, last, Typeface.MONO, Tone.INK, word.value());
        if (beside) {
            sheet.words(row.right() + cell / 2, y, Typeface.TEXT, Tone.QUIET_TEXT, word.note());
        } else {
            sheet.paragraph(new Area(x, last + line, inner, 0), Typeface.TEXT, Tone.QUIET_TEXT, word.note());
        }
        if (word.top()) {
            parts.rsp(row.bottom());
        }
        return row.bottom();
    }
}
