package ringside.stepper.drawing;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Measures words without a screen, by a table of widths of a font that most machines have. Whoever shows them with
 * another font stretches each line to the width that was measured.
 */
public final class LetterTable implements Measure {
    /** The size of the letters, in the unit of the drawing. */
    public static final int SIZE = 13;

    private static final int LINE = 16;
    private static final int ASCENT = 12;
    private static final double THOUSAND = 1000;
    private static final int FIRST = ' ';
    private static final int HEX = 16;
    /** Wide enough for a sign that the table does not know. */
    private static final int UNKNOWN = 1000;

    private final Map<Integer, Integer> text;
    private final Map<Integer, Integer> bold;
    private final int mono;

    /** Reads the table of widths. */
    public LetterTable() {
        Properties table = Resource.of("letters.properties");
        text = widths(table, "text");
        bold = widths(table, "bold");
        mono = Integer.parseInt(table.getProperty("mono"));
    }

    private static Map<Integer, Integer> widths(Properties table, String face) {
        Map<Integer, Integer> widths = new HashMap<>();
        int next = FIRST;
        for (String width : table.getProperty(face).strip().split("\\s+")) {
            widths.put(next++, Integer.parseInt(width));
        }
        for (String key : table.stringPropertyNames()) {
            if (key.startsWith(face + ".")) {
                widths.put(Integer.parseInt(key.substring(face.length() + 1), HEX), Integer.parseInt(table.getProperty(
                        key)));
            }
        }
        return widths;
    }

    @Override
    public int width(Typeface face, String words) {
        int sum = switch (face) {
            case MONO, MONO_BOLD -> words.codePointCount(0, words.length()) * mono;
            case TEXT -> sum(text, words);
            default -> sum(bold, words);
        };
        return (int) Math.ceil(sum * SIZE / THOUSAND);
    }

    private static int sum(Map<Integer, Integer> widths, String words) {
        return words.codePoints().map(letter -> widths.getOrDefault(letter, UNKNOWN)).sum();
    }

    @Override
    public int line() {
        return LINE;
    }

    /** {@return how far below the top of a line its letters stand} */
    public int ascent() {
        return ASCENT;
    }
}
