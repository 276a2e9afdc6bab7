package ringside.stepper.seam;

import ringside.stepper.drawing.Area;
import ringside.stepper.drawing.Piece.Stroke;
import ringside.stepper.drawing.Sheet;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.stepper.value.Texts;

/** What large and small slots have in common. */
final class SlotParts {

    private static final int SLOT_BYTES = 8;
    /** Stands before what the last step changed. */
    private static final String CHANGED = "\u25b8";
    private static final String TO = "\u2192";

    private final Sheet sheet;
    private final Columns columns;
    private final long rsp;
    private final int line;
    private final int cell;

    SlotParts(Sheet sheet, Columns columns, long rsp) {
        this.sheet = sheet;
        this.columns = columns;
        this.rsp = rsp;
        line = sheet.measure().line();
        cell = sheet.measure().cell();
    }

    /** The ground of a slot says whether it counts, and its border whether something is wrong with it. */
    void ground(SlotBox slot, Area box, boolean trouble) {
        Tone fill = trouble ? Tone.FAILED_BACK : slot.changed() ? Tone.CHANGED_BACK : Tone.PAPER;
        sheet.box(box, fill, null, Stroke.THIN);
        if (!slot.shown()) {
            sheet.hatch(box);
        }
        boolean counts = slot.fill() == SlotBox.Fill.WRITTEN;
        sheet.box(box, null, trouble ? Tone.FAILED_TEXT : counts ? Tone.EDGE : Tone.QUIET_TEXT,
                trouble ? Stroke.THICK : counts ? Stroke.THIN : Stroke.DASHED);
    }

    /** Address, offset and name at the left, who wrote it at the right. */
    void head(SlotBox slot, Area box, int y) {
        int x = place(slot, box, y);
        String[] writers = writers(slot);
        String writer = sheet.first(Typeface.TEXT, box.right() - cell - x - cell / 2, writers);
        if (!slot.shown() && !writer.isEmpty()) {
            plate(box.right() - cell - sheet.width(Typeface.TEXT, writer), y, sheet.width(Typeface.TEXT, writer));
        }
        sheet.wordsUpTo(box.right() - cell, y, Typeface.TEXT, Tone.QUIET_TEXT, writer);
    }

    private String offset(SlotBox slot) {
        String tail = columns.tails(sheet.measure()) ? Digits.tail(slot.address()) + " " : "";
        return tail + String.format("%3s ", "+" + Integer.toHexString(slot.offset()));
    }

    private String title(SlotBox slot) {
        String name = (slot.changed() ? CHANGED : "") + slot.name();
        return columns.tight() && slot.decides() ? name + " " + TO + slot.register() : name;
    }

    private static Typeface face(SlotBox slot) {
        return slot.decides() || slot.changed() ? Typeface.MONO_BOLD : Typeface.MONO;
    }

    int placeWidth(SlotBox slot) {
        return sheet.width(Typeface.MONO, offset(slot)) + sheet.width(face(slot), title(slot));
    }

    /** Address, offset and name; returns where they end. */
    int place(SlotBox slot, Area box, int y) {
        int x = box.x() + cell / 2;
        if (!slot.shown()) {
            plate(x, y, placeWidth(slot));
        }
        x = sheet.words(x, y, Typeface.MONO, Tone.QUIET_TEXT, offset(slot));
        Tone tone = slot.changed() ? Tone.CHANGED_TEXT : slot.fill() == SlotBox.Fill.WRITTEN ? Tone.INK
                : Tone.QUIET_TEXT;
        return sheet.words(x, y, face(slot), tone, title(slot));
    }

    /** Says who wrote a slot and when, as long as there is room, then less. */
    static String[] writers(SlotBox slot) {
        return switch (slot.fill()) {
            case NOT_WRITTEN -> new String[] {""};
            case LEFT -> new String[] {Texts.SEAM.text("left")};
            case POPPED -> new String[] {Texts.SEAM.text("popped")};
            case WRITTEN -> slot.step().isPresent()
                    ? new String[] {slot.writer() + " " + slot.step().getAsLong(), slot.writer()}
                    : new String[] {slot.writer()};
        };
    }

    /** Words on hatched ground stand on a piece of paper. */
    private void plate(int x, int y, int width) {
        sheet.box(new Area(x - cell / 4, y, width + cell / 2, line), Tone.PAPER, null, Stroke.THIN);
    }

    /** Says that nobody has written a slot. */
    void unwritten(Area box, int y) {
        String words = sheet.first(Typeface.TEXT, box.width() - 2 * cell, Texts.SEAM.text("notWritten"));
        int width = sheet.width(Typeface.TEXT, words);
        plate(box.right() - cell - width, y, width);
        sheet.wordsUpTo(box.right() - cell, y, Typeface.TEXT, Tone.QUIET_TEXT, words);
    }

    /** The pointer at RSP: at the lower edge of the slot that it points to; at the upper edge of an empty stack. */
    void rsp(SlotBox slot, Area box) {
        if (rsp == slot.address()) {
            rsp(box.bottom());
        } else if (slot.name().equals(SeamReader.SS) && rsp == slot.address() + SLOT_BYTES) {
            rsp(box.y());
        }
    }

    void rsp(int y) {
        int width = Columns.pointer(sheet.measure());
        int x = columns.box() - width;
        Area area = new Area(x, y - line / 2, width, line);
        int words = sheet.words(x, area.y(), Typeface.MONO_BOLD, Tone.CHANGED_TEXT, "RSP");
        sheet.pointer(new Area(words + cell / 4, y - line / 4, columns.box() - words - cell / 4, line / 2),
                Tone.CHANGED_TEXT);
        sheet.rsp(area);
    }

    /** What a screen reader says of a slot. */
    String name(SlotBox slot) {
        String place = Texts.SEAM.text("slotName", slot.name(), "+" + Integer.toHexString(slot.offset()));
        String value = slot.shown() ? "0x" + Long.toHexString(slot.value()) : Texts.SEAM.text("notWritten");
        String writer = writers(slot)[0];
        return String.join(", ", place, value) + (writer.isEmpty() ? "" : ", " + writer)
                + (rsp == slot.address() ? ", " + Texts.SEAM.text("rspHere") : "");
    }

    /** What a screen reader says of a check. */
    String name(Question check) {
        return String.join(", ", check.id().name(), check.title(), check.words()) + (check.bits().isEmpty() ? ""
                : ", " + check.bits());
    }
}
