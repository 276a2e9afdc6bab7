package ringside.stepper.seam;

import java.util.List;

import ringside.stepper.drawing.Area;
import ringside.stepper.drawing.Drawing;
import ringside.stepper.drawing.Measure;
import ringside.stepper.drawing.Piece.Stroke;
import ringside.stepper.drawing.Sheet;
import ringside.stepper.drawing.Target;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.stepper.seam.Question.Seat;
import ringside.stepper.value.Texts;

/** Lays the picture out for a room: everything that is drawn, with its place. */
public final class SeamLayout {

    private final Sheet sheet;
    private final SeamPicture picture;
    private final Story story;
    private final Columns columns;
    private final int line;
    private final int cell;

    private SeamLayout(SeamPicture picture, Story story, Measure measure, int room) {
        this.picture = picture;
        this.story = story;
        sheet = new Sheet(measure);
        columns = Columns.of(room, measure);
        line = measure.line();
        cell = measure.cell();
    }

    /**
     * Lays the picture out.
     *
     * @param story  what is told under the connections
     * @param width  of the room
     * @param height of the room: where that is low, rows that matter little are folded
     * @param open   whether these rows are not to be folded
     */
    public static Drawing lay(SeamPicture picture, Story story, Measure measure, int width, int height, boolean open) {
        boolean foldable = !open && SmallRows.foldable(picture);
        Drawing whole = new SeamLayout(picture, story, measure, width).lay(false);
        return foldable && whole.height() > height ? new SeamLayout(picture, story, measure, width).lay(true) : whole;
    }

    private Drawing lay(boolean fold) {
        int y = line / 4;
        y = places(y);
        y = lines(y);
        y = headings(y);
        int under = new BigBoxes(sheet, columns, picture).lay(y);
        int bottom;
        if (columns.beside()) {
            int rows = new SmallRows(sheet, columns, picture).lay(under, fold);
            bottom = Math.max(rows, story(under));
        } else {
            int told = story(under);
            bottom = new SmallRows(sheet, columns, picture).lay(told + line / 2, fold);
        }
        return sheet.drawing(columns.total(), bottom + line);
    }

    /** A row of small plates that say where the CPU is. */
    private int places(int top) {
        int x = cell;
        int y = top;
        int height = line + line / 4;
        for (Place place : picture.places()) {
            String name = place.name() + " ";
            Typeface face = place.changed() ? Typeface.TEXT_BOLD : Typeface.TEXT;
            String where = (place.changed() ? "\u25b8" : "") + place.where();
            int width = sheet.width(Typeface.TEXT, name) + sheet.width(face, where) + cell;
            if (x > cell && x + width > columns.total() - cell) {
                x = cell;
                y += height + line / 4;
            }
            Area plate = new Area(x, y, width, height);
            sheet.box(plate, place.changed() ? Tone.CHANGED_BACK : Tone.HEADING_BACK, place.changed()
                    ? Tone.CHANGED_TEXT : null, Stroke.THIN);
            int middle = y + (height - line) / 2;
            int then = sheet.words(x + cell / 2, middle, Typeface.TEXT, Tone.QUIET_TEXT, name);
            sheet.words(then, middle, face, place.changed() ? Tone.CHANGED_TEXT : Tone.INK, where);
            x = plate.right() + cell / 2;
        }
        return y + height + line / 3;
    }

    /** What is to be said above all; the check that is about the kernel as a whole. */
    private int lines(int top) {
        int y = top;
        Area room = new Area(cell, y, columns.total() - 2 * cell, 0);
        for (Question check : picture.at("", Seat.ABOVE)) {
            String words = Texts.SEAM.text("above", check.id().name(), check.title(), SeamWords.mark(
                    check), check.words());
            Tone tone = BigBoxes.tone(check);
            int height = sheet.paragraph(new Area(room.x(), y, room.width(), 0), Typeface.TEXT, tone, words);
            sheet.target(Target.Kind.CHECK, check.id().name(), new Area(room.x(), y, room.width(), height), words);
            y += height;
        }
        for (String words : picture.lines()) {
            y += sheet.paragraph(new Area(room.x(), y, room.width(), 0), Typeface.TEXT, Tone.QUIET_TEXT, words);
        }
        return y > top ? y + line / 4 : y;
    }

    /** The headings of the columns; that of the way which this return takes stands out. */
    private int headings(int top) {
        int right = columns.boxRight() + cell / 2;
        if (!columns.beside()) {
            return stackedHeadings(top);
        }
        heading(columns.left(), top, picture.left(), picture.way() == SeamPicture.Way.LEFT);
        String stack = sheet.first(Typeface.TEXT_BOLD, columns.boxWidth() / 2, Texts.SEAM.text("kernelStack"));
        sheet.words(columns.box() + (columns.boxWidth() - sheet.width(Typeface.TEXT_BOLD, stack)) / 2, top,
                Typeface.TEXT_BOLD, Tone.QUIET_TEXT, stack);
        boolean way = picture.way() == SeamPicture.Way.RIGHT;
        int width = sheet.width(Typeface.TEXT_BOLD, mark(picture.right(), way));
        heading(Math.min(right, columns.total() - cell - width), top, picture.right(), way);
        return top + line + line / 3;
    }

    private int stackedHeadings(int top) {
        boolean fast = picture.way() == SeamPicture.Way.LEFT;
        boolean slow = picture.way() == SeamPicture.Way.RIGHT;
        int y = top;
        String right = Texts.SEAM.text("headingRight", picture.right());
        int end = columns.total() - cell;
        if (!picture.left().isEmpty()) {
            int x = sheet.words(columns.box(), y, fast ? Typeface.TEXT_BOLD : Typeface.TEXT, fast ? Tone.INK
                    : Tone.QUIET_TEXT, Texts.SEAM.text("headingAbove", picture.left()));
            y += x + 2 * cell + sheet.width(Typeface.TEXT_BOLD, right) <= end ? 0 : line;
        }
        sheet.wordsUpTo(end, y, slow ? Typeface.TEXT_BOLD : Typeface.TEXT, slow ? Tone.INK : Tone.QUIET_TEXT, right);
        return y + line + line / 3;
    }

    private void heading(int x, int y, String words, boolean way) {
        if (!words.isEmpty()) {
            sheet.words(x, y, Typeface.TEXT_BOLD, way ? Tone.INK : Tone.QUIET_TEXT, mark(words, way));
        }
    }

    private static String mark(String words, boolean way) {
        return way ? "\u25b8 " + words : words;
    }

    /** What is told of the selected or failing check, with what can be done; returns where it ends. */
    private int story(int top) {
        int lane = Columns.pointer(sheet.measure()) + cell;
        int wide = columns.beside() ? columns.box() - columns.left() - cell : columns.boxWidth();
        Area whole = new Area(columns.left(), top, wide, storyHeight(wide));
        boolean clear = !columns.beside() || sheet.rsp().filter(whole::meets).isEmpty();
        int width = clear ? wide : Math.max(cell, wide + cell - lane);
        int y = top;
        y += sheet.paragraph(new Area(columns.left(), y, width, 0), Typeface.TEXT_BOLD, story.bad() ? Tone.FAILED_TEXT
                : Tone.INK, story.title());
        for (String words : story.lines()) {
            y += sheet.paragraph(new Area(columns.left(), y, width, 0), Typeface.TEXT, Tone.INK, words);
        }
        for (Deed deed : story.deeds()) {
            y = button(deed, new Area(columns.left(), y + line / 3, width, 0));
        }
        return y;
    }

    private int storyHeight(int width) {
        int lines = sheet.wrapped(Typeface.TEXT_BOLD, story.title(), width).size();
        for (String words : story.lines()) {
            lines += sheet.wrapped(Typeface.TEXT, words, width).size();
        }
        int height = lines * line;
        for (Deed deed : story.deeds()) {
            height += line / 3 + line / 2 + line * sheet.wrapped(Typeface.TEXT, deed.words(), width - 2 * cell).size();
        }
        return height;
    }

    private int button(Deed deed, Area room) {
        int inner = room.width() - 2 * cell;
        List<String> lines = sheet.wrapped(Typeface.TEXT, deed.words(), inner);
        int widest = lines.stream().mapToInt(words -> sheet.width(Typeface.TEXT, words)).max().orElse(0);
        Area button = new Area(room.x(), room.y(), widest + 2 * cell, lines.size() * line + line / 2);
        sheet.box(button, Tone.PAPER, Tone.EDGE, Stroke.THIN);
        sheet.paragraph(new Area(button.x() + cell, button.y() + line / 4, inner, 0), Typeface.TEXT, Tone.CHANGED_TEXT,
                deed.words());
        sheet.target(Target.Kind.ACTION, deed.order(), button, deed.tip().isEmpty() ? deed.words() : deed.words() + ": "
                + deed.tip());
        return button.bottom();
    }
}
