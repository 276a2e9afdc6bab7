package ringside.stepper.drawing;

import java.util.List;
import java.util.Locale;
import ringside.stepper.drawing.Piece.Stroke;
import ringside.stepper.value.Markup;

/** Writes what was laid out as SVG. Colours are classes, so that a style sheet decides on them. */
public final class SvgPainter {
    /** The style sheet that every ground of such a picture needs, besides the colours. */
    public static final String SHAPES = """
            .seam { fill: none; stroke: none; font: %dpx "DejaVu Sans", Verdana, sans-serif; }
            .seam .mono { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; }
            .seam .bold { font-weight: bold; }
            .seam .thick { stroke-width: 2; }
            .seam .dashed { stroke-dasharray: 3 2; }
            .seam text { white-space: pre; }
            """.formatted(LetterTable.SIZE);

    private final LetterTable letters;

    /** @param letters with which the drawing was laid out */
    public SvgPainter(LetterTable letters) {
        this.letters = letters;
    }

    /** {@return the elements of a drawing, from back to front} */
    public List<String> elements(Drawing drawing) {
        return drawing.pieces().stream().map(this::element).toList();
    }

    /**
     * {@return a drawing as an element of a page}
     *
     * @param title what it is, for those who cannot see it; what can be pointed at is told behind it
     */
    public String inline(Drawing drawing, String title) {
        return open(drawing, "") + told(drawing, title) + String.join("\n", elements(drawing)) + "\n</svg>\n";
    }

    /** {@return a drawing as a file of its own, on paper} */
    public String file(Drawing drawing, String title) {
        Area paper = new Area(0, 0, drawing.width(), drawing.height());
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + open(drawing, " xmlns=\"http://www.w3.org/2000/svg\"")
                + told(drawing, title) + "<style>\n" + SHAPES + new Palette().plain() + "</style>\n"
                + element(new Piece.Box(paper, Tone.PAPER, null, false, Stroke.THIN)) + "\n"
                + String.join("\n", elements(drawing)) + "\n</svg>\n";
    }

    private static String open(Drawing drawing, String namespace) {
        return "<svg" + namespace + " class=\"seam\" role=\"img\" width=\"" + drawing.width() + "\" height=\"" + drawing
                .height() + "\" viewBox=\"0 0 " + drawing.width() + " " + drawing.height() + "\">\n";
    }

    private static String told(Drawing drawing, String title) {
        StringBuilder words = new StringBuilder("<title>" + Markup.text(title) + "</title>\n<desc>");
        drawing.targets().forEach(target -> words.append(Markup.text(target.name())).append(".\n"));
        return words.append("</desc>\n").toString();
    }

    private String element(Piece piece) {
        Area area = piece.area();
        if (piece instanceof Piece.Words words) {
            return words(words);
        }
        if (piece instanceof Piece.Box box) {
            int arc = box.round() ? area.height() / 2 : letters.line() / 6;
            return "<rect" + classes(fill(box.fill()), stroke(box.line(), box.style())) + place(area) + " rx=\"" + arc
                    + "\"/>";
        }
        if (piece instanceof Piece.Line line) {
            return line(line);
        }
        if (piece instanceof Piece.Disc disc) {
            int half = area.width() / 2;
            return "<circle" + classes(fill(Tone.PAPER), stroke(disc.tone(), disc.style())) + " cx=\"" + (area.x()
                    + half) + "\" cy=\"" + area.middle() + "\" r=\"" + half + "\"/>";
        }
        if (piece instanceof Piece.Hatch hatch) {
            return hatch(hatch);
        }
        Piece.Pointer pointer = (Piece.Pointer) piece;
        return path(fill(pointer.tone()), "M" + area.x() + " " + area.y() + "L" + area.right() + " " + area.middle()
                + "L" + area.x() + " " + area.bottom() + "z");
    }

    private String words(Piece.Words words) {
        String face = switch (words.face()) {
            case MONO -> "mono ";
            case MONO_BOLD -> "mono bold ";
            case TEXT, SENTENCE -> "";
            case TEXT_BOLD, TITLE -> "bold ";
        };
        Area area = words.area();
        return "<text" + classes(face + fill(words.tone())) + " x=\"" + area.x() + "\" y=\"" + (area.y() + letters
                .ascent()) + "\" textLength=\"" + area.width() + "\" lengthAdjust=\"spacingAndGlyphs\">" + Markup.text(
                        words.text()) + "</text>";
    }

    private String line(Piece.Line line) {
        Area area = line.area();
        String drawn = path(stroke(line.tone(), line.style()), "M" + area.x() + " " + area.y() + "L" + area.right()
                + " " + area.bottom());
        int head = letters.cell() / 2;
        return !line.arrow() ? drawn : drawn + path(fill(line.tone()), "M" + (area.right() + head / 2) + " " + area
                .bottom() + "l" + -(head + head / 2) + " " + -head + "v" + 2 * head + "z");
    }

    private String hatch(Piece.Hatch hatch) {
        Area area = hatch.area();
        StringBuilder lines = new StringBuilder();
        int gap = letters.line() / 2;
        for (int from = gap - area.height(); from < area.width(); from += gap) {
            int start = Math.max(0, from);
            int end = Math.min(area.width(), from + area.height());
            lines.append("M").append(area.x() + start).append(" ").append(area.bottom() - (start - from)).append("L")
                    .append(area.x() + end).append(" ").append(area.bottom() - (end - from));
        }
        return path(stroke(hatch.tone(), Stroke.THIN), lines.toString());
    }

    private static String path(String classes, String way) {
        return "<path" + classes(classes) + " d=\"" + way + "\"/>";
    }

    private static String place(Area area) {
        return " x=\"" + area.x() + "\" y=\"" + area.y() + "\" width=\"" + area.width() + "\" height=\"" + area.height()
                + "\"";
    }

    private static String classes(String... names) {
        return " class=\"" + String.join(" ", names).strip() + "\"";
    }

    private static String fill(Tone tone) {
        return tone == null ? "" : "f-" + Palette.name(tone);
    }

    private static String stroke(Tone tone, Stroke style) {
        return tone == null ? "" : "s-" + Palette.name(tone) + (style == Stroke.THIN ? "" : " " + style.name()
                .toLowerCase(Locale.ROOT));
    }
}
