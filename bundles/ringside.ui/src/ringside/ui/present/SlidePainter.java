package ringside.ui.present;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

import ringside.stepper.drawing.PhaseNames;
import ringside.stepper.drawing.Tone;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.present.SlideFonts.Face;

/** Draws a slide into a room; every length follows the height of the room. */
final class SlidePainter {

    private static final int MARGIN = 26;
    private static final int GAP = 40;
    private static final int NIBBLE = 4;
    private static final char BREAK = '_';

    private final Appearance appearance;
    private final SlideFonts fonts;
    private GC gc;
    private Rectangle room;
    private int unit;

    SlidePainter(Appearance appearance, SlideFonts fonts) {
        this.appearance = appearance;
        this.fonts = fonts;
    }

    /** Draws. */
    void paint(GC target, Rectangle area, SlideContent content, String footer) {
        gc = target;
        unit = Math.max(1, area.height / GAP);
        fonts.fit(area.height);
        gc.setAntialias(SWT.ON);
        gc.setBackground(appearance.color(Tone.PAPER));
        gc.fillRectangle(area);
        int margin = Math.max(unit, area.width / MARGIN);
        room = new Rectangle(area.x + margin, area.y + unit, area.width - 2 * margin, area.height - 2 * unit);
        int y = phases(content) + unit;
        y = paragraph(Face.TITLE, Tone.INK, content.title(), y) + unit;
        y = values(content, y);
        y = code(content, y);
        int bottom = chips(content, foot(footer));
        paragraphUpTo(content.body(), y + unit / 2, bottom - unit / 2);
    }

    private int phases(SlideContent content) {
        int x = room.x;
        int y = room.y;
        int height = height(Face.SMALL) + unit;
        int corner = width(Face.SMALL, content.corner());
        for (SlideContent.PhaseMark mark : content.phases()) {
            Face face = mark.here() ? Face.SMALL_STRONG : Face.SMALL;
            String name = PhaseNames.title(mark.phase());
            int width = width(face, name) + unit;
            if (x > room.x && x + width > room.x + room.width) {
                x = room.x;
                y += height + unit / 3;
            }
            gc.setBackground(appearance.color(PhaseNames.tone(mark.phase())));
            gc.fillRoundRectangle(x, y, width, height, unit / 2, unit / 2);
            if (mark.here()) {
                gc.setForeground(appearance.color(Tone.INK));
                gc.setLineWidth(Math.max(2, unit / 6));
                gc.drawRoundRectangle(x, y, width, height, unit / 2, unit / 2);
            }
            words(face, Tone.MARK_TEXT, name, x + unit / 2, y + unit / 2);
            x += width + unit / 3;
        }
        if (x + corner > room.x + room.width) {
            y += height + unit / 3;
        }
        words(Face.SMALL, Tone.QUIET_TEXT, content.corner(), room.x + room.width - corner, y + unit / 2);
        return y + height;
    }

    private int values(SlideContent content, int top) {
        int y = top;
        int names = content.values().stream().mapToInt(value -> width(Face.CODE, value.name())).max().orElse(0) + unit;
        for (int at = 0; at < content.values().size(); at++) {
            SlideContent.Value value = content.values().get(at);
            words(Face.CODE, Tone.INK, value.name(), room.x + unit / 2, y);
            int x = digits(value, room.x + unit / 2 + names, y);
            if (x + unit + width(Face.SMALL, value.role()) <= room.x + room.width) {
                words(Face.SMALL, Tone.QUIET_TEXT, value.role(), x + unit, y + height(Face.CODE) - height(Face.SMALL));
            }
            y += height(Face.CODE) + unit / 4;
            if (at == 0 && content.values().size() > 1 && !content.sign().isEmpty()) {
                Tone tone = content.sign().equals("=") ? Tone.PASSED_TEXT : content.sign().equals("?") ? Tone.QUIET_TEXT
                        : Tone.FAILED_TEXT;
                words(Face.STRONG, tone, content.sign(), room.x + unit / 2, y);
                y += height(Face.STRONG) + unit / 4;
            }
        }
        return content.values().isEmpty() ? top : y + unit / 2;
    }

    /** Digits that differ stand out by colour and by a line below them. */
    private int digits(SlideContent.Value value, int left, int y) {
        int x = left;
        String digits = value.digits();
        int nibble = (int) digits.chars().filter(each -> each != BREAK).count();
        for (char digit : digits.toCharArray()) {
            boolean differs = digit != BREAK && (value.difference() >>> --nibble * NIBBLE & 0xf) != 0;
            int width = width(Face.CODE, String.valueOf(digit));
            words(Face.CODE, differs ? Tone.FAILED_TEXT : Tone.INK, String.valueOf(digit), x, y);
            if (differs) {
                gc.setBackground(appearance.color(Tone.FAILED_TEXT));
                gc.fillRectangle(x, y + height(Face.CODE), width, Math.max(2, unit / 6));
            }
            x += width;
        }
        return x;
    }

    private int code(SlideContent content, int top) {
        if (content.code().isEmpty()) {
            return top;
        }
        int line = height(Face.CODE);
        int way = width(Face.STRONG, content.way());
        List<String> lines = content.code().stream().flatMap(code -> wrapped(Face.CODE, code, room.width - 2 * unit)
                .stream()).toList();
        boolean below = !content.way().isEmpty() && !lines.isEmpty() && width(Face.CODE, lines.get(lines.size() - 1))
                + way + 3 * unit > room.width;
        int height = (lines.size() + (below ? 1 : 0)) * line + unit;
        gc.setBackground(appearance.color(Tone.CURRENT_BACK));
        gc.fillRectangle(room.x, top, room.width, height);
        gc.setBackground(appearance.color(Tone.CURRENT_BAR));
        gc.fillRectangle(room.x, top, unit / 3, height);
        int y = top + unit / 2;
        for (String code : lines) {
            words(Face.CODE, Tone.INK, code, room.x + unit, y);
            y += line;
        }
        words(Face.STRONG, content.good() ? Tone.INK : Tone.FAILED_TEXT, content.way(), room.x + room.width - way
                - unit / 2, below ? y : y - line);
        return top + height + unit / 2;
    }

    /** The keys, at the lower edge. Returns where they begin. */
    private int foot(String footer) {
        List<String> lines = wrapped(Face.SMALL, footer, room.width);
        int y = room.y + room.height - lines.size() * height(Face.SMALL);
        for (int at = 0; at < lines.size(); at++) {
            words(Face.SMALL, Tone.QUIET_TEXT, lines.get(at), room.x, y + at * height(Face.SMALL));
        }
        return y - unit / 2;
    }

    /** The checks, above the keys. Returns where they begin. */
    private int chips(SlideContent content, int bottom) {
        if (content.chips().isEmpty()) {
            return bottom;
        }
        int height = height(Face.SMALL) + unit / 2;
        List<Rectangle> places = new ArrayList<>();
        int x = room.x;
        int row = 0;
        for (SlideContent.Chip chip : content.chips()) {
            int width = width(Face.SMALL, words(chip)) + unit;
            if (x > room.x && x + width > room.x + room.width) {
                x = room.x;
                row++;
            }
            places.add(new Rectangle(x, row, width, height));
            x += width + unit / 4;
        }
        int top = bottom - (row + 1) * (height + unit / 4);
        for (int at = 0; at < places.size(); at++) {
            Rectangle place = places.get(at);
            chip(content.chips().get(at), place.x, top + place.y * (height + unit / 4), place.width, height);
        }
        return top;
    }

    private void chip(SlideContent.Chip chip, int x, int y, int width, int height) {
        Tone ink = switch (chip.state()) {
            case PASSED -> Tone.PASSED_TEXT;
            case FAILED -> Tone.FAILED_TEXT;
            case QUIET -> Tone.QUIET_TEXT;
        };
        gc.setForeground(appearance.color(ink));
        gc.setLineWidth(chip.state() == SlideContent.Chip.State.FAILED ? Math.max(3, unit / 5) : Math.max(1, unit
                / 10));
        gc.drawRoundRectangle(x, y, width, height, unit / 2, unit / 2);
        words(Face.SMALL, ink, words(chip), x + unit / 2, y + unit / 4);
    }

    private static String words(SlideContent.Chip chip) {
        return chip.sign() + " " + chip.words();
    }

    private int paragraph(Face face, Tone tone, String text, int top) {
        int y = top;
        for (String line : wrapped(face, text, room.width)) {
            words(face, tone, line, room.x, y);
            y += height(face);
        }
        return y;
    }

    /** Writes as many lines as there is room for; what has none is told to stand in the notes. */
    private void paragraphUpTo(String text, int top, int bottom) {
        Face face = wrapped(Face.BODY, text, room.width).size() * height(Face.BODY) <= bottom - top ? Face.BODY
                : Face.SMALL;
        List<String> lines = wrapped(face, text, room.width);
        int most = Math.max(1, (bottom - top) / height(face));
        int y = top;
        for (int at = 0; at < Math.min(most, lines.size()); at++) {
            boolean cut = at == most - 1 && lines.size() > most;
            words(face, Tone.INK, cut ? Messages.Present_more : lines.get(at), room.x, y);
            y += height(face);
        }
    }

    private List<String> wrapped(Face face, String text, int width) {
        return text.lines().flatMap(paragraph -> lines(face, paragraph, width).stream()).toList();
    }

    private List<String> lines(Face face, String paragraph, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : paragraph.strip().split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || width(face, longer) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        return lines;
    }

    private void words(Face face, Tone tone, String text, int x, int y) {
        gc.setFont(fonts.of(face));
        gc.setForeground(appearance.color(tone));
        gc.drawString(text, x, y, true);
    }

    private int width(Face face, String text) {
        gc.setFont(fonts.of(face));
        Point extent = gc.stringExtent(text);
        return extent.x;
    }

    private int height(Face face) {
        gc.setFont(fonts.of(face));
        return gc.getFontMetrics().getHeight();
    }
}
