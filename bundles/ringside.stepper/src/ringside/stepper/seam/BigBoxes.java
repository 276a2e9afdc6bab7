package ringside.stepper.seam;

import java.util.List;
import java.util.OptionalLong;

import ringside.stepper.drawing.Area;
import ringside.stepper.drawing.Piece.Stroke;
import ringside.stepper.drawing.Sheet;
import ringside.stepper.drawing.Target;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.stepper.seam.Question.Seat;
import ringside.stepper.seam.Question.Tense;
import ringside.stepper.value.Texts;

/** The five slots that make the way back, large, with what SYSRET takes in their place and the checks between. */
final class BigBoxes {

    private static final int LEAST_GROUPS = 2;

    private final Sheet sheet;
    private final Columns columns;
    private final SeamPicture picture;
    private final SlotParts parts;
    private final int line;
    private final int cell;

    BigBoxes(Sheet sheet, Columns columns, SeamPicture picture) {
        this.sheet = sheet;
        this.columns = columns;
        this.picture = picture;
        parts = new SlotParts(sheet, columns, picture.rsp());
        line = sheet.measure().line();
        cell = sheet.measure().cell();
    }

    /** Lays all five out below a place; returns where the last one ends. */
    int lay(int top) {
        int y = top;
        for (SlotBox slot : picture.slots()) {
            if (slot.decides()) {
                y = columns.beside() ? beside(slot, y) : stacked(slot, y);
            }
        }
        return y;
    }

    private int beside(SlotBox slot, int y) {
        Area box = box(slot, y);
        int left = left(slot, new Area(columns.left(), y, columns.leftWidth(), 0), box);
        return Math.max(box.bottom() + line / 2, y + left + line / 4);
    }

    private int stacked(SlotBox slot, int y) {
        int above = above(slot, y);
        return box(slot, y + above).bottom() + line / 2;
    }

    private Area box(SlotBox slot, int y) {
        List<Question> chips = picture.at(slot.name(), Seat.INSIDE);
        List<Question> checks = picture.at(slot.name(), Seat.BESIDE);
        String bits = checks.stream().map(Question::bits).filter(words -> !words.isEmpty()).findFirst().orElse("");
        String digits = shown(slot, checks);
        boolean together = chips.size() == 1 && chipWidth(chips.get(0)) + sheet.width(Typeface.MONO_BOLD, digits) + cell
                * 2 <= columns.boxWidth();
        int chipLines = together ? 0 : chips.size();
        int height = 2 * (line / 4) + 2 * line + chipLines * (line + line / 4) + (bits.isEmpty() ? 0 : line);
        Area box = new Area(columns.box(), y, columns.boxWidth(), height);
        boolean trouble = checks.stream().anyMatch(Question::trouble) || chips.stream().anyMatch(Question::trouble);
        parts.ground(slot, box, trouble);
        sheet.target(Target.Kind.SLOT, slot.name(), box, parts.name(slot));
        int at = y + line / 4;
        parts.head(slot, box, at);
        at += line;
        value(slot, checks, box, at);
        at += together ? 0 : line;
        for (Question chip : chips) {
            chip(chip, box, at, !together);
            at += together ? line : line + line / 4;
        }
        if (!bits.isEmpty()) {
            sheet.wordsUpTo(box.right() - cell, at, Typeface.TEXT, difference(checks.get(0)), bits);
        }
        if (!columns.tight()) {
            pops(slot, box);
        }
        parts.rsp(slot, box);
        return box;
    }

    private void value(SlotBox slot, List<Question> checks, Area box, int y) {
        if (!slot.shown()) {
            parts.unwritten(box, y);
            return;
        }
        String text = shown(slot, checks);
        Tone tone = slot.changed() ? Tone.CHANGED_TEXT : slot.fill() == SlotBox.Fill.WRITTEN ? Tone.INK
                : Tone.QUIET_TEXT;
        Typeface face = slot.changed() ? Typeface.MONO_BOLD : Typeface.MONO;
        int x = sheet.wordsUpTo(box.right() - cell, y, face, tone, text);
        checks.forEach(check -> underline(check, text, x, y));
    }

    /** What was compared, where something was; else what the slot holds. */
    private String shown(SlotBox slot, List<Question> checks) {
        OptionalLong compared = checks.stream().map(Question::right).filter(OptionalLong::isPresent).findFirst()
                .orElse(OptionalLong.empty());
        return slot.shown() ? digits(slot.name(), compared.orElse(slot.value())) : Texts.SEAM.text("notWritten");
    }

    /** Both sides of a connection have as many digits. */
    private String digits(String slot, long value) {
        if (slot.equals(SeamReader.SS) || slot.equals(SeamReader.CS)) {
            return Digits.of(value);
        }
        int groups = picture.side(slot).map(Side::value).filter(OptionalLong::isPresent)
                .map(other -> Digits.groups(other.getAsLong())).orElse(LEAST_GROUPS);
        int own = picture.slot(slot).map(box -> Digits.groups(box.value())).orElse(LEAST_GROUPS);
        return Digits.grouped(value, Math.max(LEAST_GROUPS, Math.max(groups, own)));
    }

    private void underline(Question check, String text, int x, int y) {
        if (check.left().isPresent() && check.right().isPresent()) {
            long difference = check.left().getAsLong() ^ check.right().getAsLong();
            for (int place : Digits.differing(text, difference)) {
                int from = x + place * cell;
                sheet.line(from, y + line - 1, from + cell, y + line - 1, difference(check), Stroke.THICK);
            }
        }
    }

    /** The colour of what differs: it is quiet where nobody asks. */
    private static Tone difference(Question check) {
        return check.tense() == Tense.NOT_ASKED || check.tense() == Tense.OFF ? Tone.QUIET_TEXT : Tone.FAILED_TEXT;
    }

    private static String chipWords(Question chip) {
        return chip.chip() + " " + SeamWords.mark(chip);
    }

    private int chipWidth(Question chip) {
        return sheet.width(Typeface.TEXT, chipWords(chip)) + cell;
    }

    private void chip(Question chip, Area box, int y, boolean alone) {
        String text = chipWords(chip);
        Tone tone = tone(chip);
        Area pill = new Area(box.x() + cell / 2, y, chipWidth(chip), line + line / 8);
        Tone ground = chip.trouble() ? Tone.FAILED_BACK : chip.tense() == Tense.ASKED ? Tone.PASSED_BACK : Tone.PAPER;
        sheet.pill(pill, ground, tone, chip.tense() == Tense.ASKED ? Stroke.THIN : Stroke.DASHED);
        sheet.words(pill.x() + cell / 2, y, Typeface.TEXT, tone, text);
        if (alone) {
            sheet.wordsUpTo(box.right() - cell, y, Typeface.TEXT, tone, sheet.first(Typeface.TEXT, box.right() - cell
                    - pill.right() - cell / 2, chip.words()));
        }
        sheet.target(Target.Kind.CHECK, chip.id().name(), pill, parts.name(chip));
    }

    private void pops(SlotBox slot, Area box) {
        boolean way = picture.way() == SeamPicture.Way.RIGHT || picture.way() == SeamPicture.Way.LEFT && slot
                .name().equals(SeamReader.SP);
        Tone tone = way ? Tone.INK : Tone.QUIET_TEXT;
        int end = columns.arrowEnd(sheet.measure());
        sheet.arrow(box.right(), box.middle(), end, tone, way ? Stroke.THIN : Stroke.DASHED);
        sheet.words(end + cell / 2, box.middle() - line / 2, way ? Typeface.MONO_BOLD : Typeface.MONO, tone,
                slot.register());
    }

    /** What SYSRET takes, left of the box; returns the height of it. */
    private int left(SlotBox slot, Area room, Area box) {
        Side side = picture.side(slot.name()).orElse(null);
        if (side == null) {
            return 0;
        }
        int y = room.y();
        boolean register = !side.source().isEmpty() && !side.taken().isEmpty();
        if (!side.taken().isEmpty()) {
            sheet.words(room.x(), y, register ? Typeface.MONO_BOLD : Typeface.TEXT, register ? Tone.INK
                    : Tone.QUIET_TEXT, side.taken());
            y += line;
        }
        Question check = picture.at(slot.name(), Seat.BESIDE).stream().findFirst().orElse(null);
        y = taken(side, check, room, y);
        String words = side.remark().isEmpty() && check != null ? check.words() : side.remark();
        if (!words.isEmpty()) {
            Tone tone = side.remark().isEmpty() && check != null ? tone(check) : Tone.QUIET_TEXT;
            y += sheet.paragraph(new Area(room.x(), y, room.width(), 0), Typeface.TEXT, tone, words);
        }
        if (!side.remark().isEmpty()) {
            sheet.line(room.right() + cell / 2, box.middle(), box.x(), box.middle(), Tone.QUIET_TEXT, Stroke.THIN);
        } else if (check != null) {
            connect(check, new Area(room.right(), box.y(), box.x() - room.right(), box.height()), box.middle());
            sheet.target(Target.Kind.CHECK, check.id().name(), new Area(room.x(), room.y(), box.x() - room.x(), Math
                    .max(
                            y - room.y(), box.height())), parts.name(check));
        }
        return y - room.y();
    }

    private int taken(Side side, Question check, Area room, int top) {
        OptionalLong value = check != null && check.left().isPresent() ? check.left() : side.value();
        if (value.isEmpty()) {
            return top;
        }
        int y = top;
        String text = digits(side.slot(), value.getAsLong());
        int done = 0;
        for (String part : sheet.wrapped(Typeface.MONO, text, room.width())) {
            sheet.words(room.x(), y, Typeface.MONO, Tone.INK, part);
            if (check != null && check.right().isPresent()) {
                long difference = value.getAsLong() ^ check.right().getAsLong();
                for (int place : Digits.differing(text, difference)) {
                    if (place >= done && place < done + part.length()) {
                        int from = room.x() + (place - done) * cell;
                        sheet.line(from, y + line - 1, from + cell, y + line - 1, difference(check), Stroke.THICK);
                    }
                }
            }
            done += part.length();
            y += line;
        }
        return y;
    }

    /** The line between the two sides with the sign in the middle of it. */
    private void connect(Question check, Area lane, int y) {
        int size = Columns.disc(sheet.measure());
        Area disc = new Area(lane.x() + (lane.width() - size) / 2, y - size / 2, size, size);
        Tone tone = tone(check);
        Stroke style = check.tense() == Tense.ASKED ? check.holds() ? Stroke.THIN : Stroke.THICK : Stroke.DASHED;
        sheet.line(lane.x() + cell / 2, y, disc.x(), y, tone, style);
        sheet.line(disc.right(), y, lane.right(), y, tone, style);
        sign(check, disc);
    }

    private void sign(Question check, Area disc) {
        Tone tone = tone(check);
        sheet.disc(disc, tone, check.tense() == Tense.ASKED ? Stroke.THICK : Stroke.DASHED);
        String sign = sign(check);
        sheet.words(disc.x() + (disc.width() - sheet.width(Typeface.TEXT_BOLD, sign) + 1) / 2, disc.middle() - line / 2,
                Typeface.TEXT_BOLD, tone, sign);
    }

    /** The relation of the two sides, as they are shown. */
    static String sign(Question check) {
        if (check.tense() == Tense.OFF) {
            return "\u2013";
        }
        if (check.left().isEmpty() || check.right().isEmpty()) {
            return "\u00b7";
        }
        boolean same = check.left().getAsLong() == check.right().getAsLong();
        return !same ? "\u2260" : check.tense() == Tense.NOT_ASKED ? "\u00b7" : "=";
    }

    /** Where the room is narrow: what SYSRET takes in a line above the box, then the tense. Returns the height. */
    private int above(SlotBox slot, int top) {
        Side side = picture.side(slot.name()).orElse(null);
        if (side == null) {
            return 0;
        }
        Question check = side.remark().isEmpty() ? picture.at(slot.name(), Seat.BESIDE).stream().findFirst()
                .orElse(null) : null;
        int size = Columns.disc(sheet.measure());
        Area room = new Area(columns.left(), top, columns.boxWidth() - size - cell, 0);
        int x = sheet.words(room.x(), top, Typeface.MONO_BOLD, Tone.INK, side.taken()) + (side.taken().isEmpty() ? 0
                : cell);
        String words = check == null ? side.remark() : check.words();
        Tone tone = check == null ? Tone.QUIET_TEXT : tone(check);
        int y = taken(side, check, new Area(x, top, room.right() - x, 0), top);
        y = side.taken().isEmpty() ? y : Math.max(y, top + line);
        y += sheet.paragraph(new Area(room.x(), y, room.width(), 0), Typeface.TEXT, tone, words);
        if (check != null) {
            y = Math.max(y, top + size + line / 4);
            Area disc = new Area(columns.boxRight() - size, top, size, size);
            sign(check, disc);
            sheet.line(disc.x() + size / 2, disc.bottom(), disc.x() + size / 2, y, tone, Stroke.THIN);
            sheet.target(Target.Kind.CHECK, check.id().name(), new Area(columns.box(), top, columns.boxWidth(), y
                    - top),
                    parts.name(check));
        }
        return y - top;
    }

    /** The colour of a check; its sign and its words say the same. */
    static Tone tone(Question check) {
        if (check.trouble()) {
            return Tone.FAILED_TEXT;
        }
        return check.tense() == Tense.ASKED ? Tone.PASSED_TEXT : Tone.QUIET_TEXT;
    }
}
