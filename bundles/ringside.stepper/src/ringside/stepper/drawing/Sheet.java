package ringside.stepper.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ringside.stepper.drawing.Piece.Stroke;

/** Collects what is drawn. All lengths come from the measure, so that the drawing is the same at every scale. */
public final class Sheet {

    private final Measure measure;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private Optional<Area> rsp = Optional.empty();

    public Sheet(Measure measure) {
        this.measure = measure;
    }

    public Measure measure() {
        return measure;
    }

    public int width(Typeface face, String words) {
        return measure.width(face, words);
    }

    /** Writes a line that begins at a place; returns where it ends. */
    public int words(int x, int y, Typeface face, Tone tone, String text) {
        int width = width(face, text);
        if (!text.isEmpty()) {
            pieces.add(new Piece.Words(new Area(x, y, width, measure.line()), text, face, tone));
        }
        return x + width;
    }

    /** Writes a line that ends at a place; returns where it begins. */
    public int wordsUpTo(int right, int y, Typeface face, Tone tone, String text) {
        int width = width(face, text);
        words(right - width, y, face, tone, text);
        return right - width;
    }

    /** Writes words into as many lines as they need; returns the height that they take. */
    public int paragraph(Area room, Typeface face, Tone tone, String text) {
        int y = room.y();
        for (String line : wrapped(face, text, room.width())) {
            words(room.x(), y, face, tone, line);
            y += measure.line();
        }
        return y - room.y();
    }

    /** Breaks words into lines; a word that is too wide for one is broken too. */
    public List<String> wrapped(Typeface face, String text, int room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(face, longer) <= room) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(face, line) > room && line.length() > 1) {
                int cut = fitting(face, line, room);
                lines.add(line.substring(0, cut));
                line = line.substring(cut);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    /** How many characters have room; digits are broken behind a group of them. */
    private int fitting(Typeface face, String word, int room) {
        int cut = word.length() - 1;
        while (cut > 1 && width(face, word.substring(0, cut)) > room) {
            cut--;
        }
        int group = word.lastIndexOf('_', cut - 1) + 1;
        return group > 0 ? group : cut;
    }

    /** Returns the first text that has room, or an empty one. */
    public String first(Typeface face, int room, String... texts) {
        for (String text : texts) {
            if (width(face, text) <= room) {
                return text;
            }
        }
        return "";
    }

    public void box(Area area, Tone fill, Tone line, Stroke style) {
        pieces.add(new Piece.Box(area, fill, line, false, style));
    }

    public void pill(Area area, Tone fill, Tone line, Stroke style) {
        pieces.add(new Piece.Box(area, fill, line, true, style));
    }

    public void hatch(Area area) {
        pieces.add(new Piece.Hatch(area, Tone.HATCH));
    }

    public void line(int x, int y, int toX, int toY, Tone tone, Stroke style) {
        pieces.add(new Piece.Line(new Area(x, y, toX - x, toY - y), tone, style, false));
    }

    public void arrow(int x, int y, int toX, Tone tone, Stroke style) {
        pieces.add(new Piece.Line(new Area(x, y, toX - x, 0), tone, style, true));
    }

    public void disc(Area area, Tone tone, Stroke style) {
        pieces.add(new Piece.Disc(area, tone, style));
    }

    public void pointer(Area area, Tone tone) {
        pieces.add(new Piece.Pointer(area, tone));
    }

    public void target(Target.Kind kind, String item, Area area, String name) {
        targets.add(new Target(kind, item, area, name));
    }

    public void rsp(Area area) {
        rsp = Optional.of(area);
    }

    /** Where the pointer at RSP stands. */
    public Optional<Area> rsp() {
        return rsp;
    }

    public Drawing drawing(int width, int height) {
        return new Drawing(pieces, targets, width, height, rsp);
    }
}
