package ringside.assembler.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A line that is to be read: of a file, or made from a line of a macro's body.
 *
 * @param start its first character
 * @param text without the line's end
 * @param columns for each character, and the place behind the last one, its column in the file from 1; null when the
 *            text is the file's own
 */
public record SourceLine(Position start, String text, int[] columns) {

    /** The lines of a file; lines end in LF or CR LF. */
    public static List<SourceLine> of(String file, String source) {
        String[] pieces = source.split("\n", -1);
        int count = pieces[pieces.length - 1].isEmpty() ? pieces.length - 1 : pieces.length;
        List<SourceLine> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String text = pieces[i].endsWith("\r") ? pieces[i].substring(0, pieces[i].length() - 1) : pieces[i];
            lines.add(new SourceLine(new Position(file, i + 1, 1), text, null));
        }
        return lines;
    }

    /** The place of a character in its file. */
    public Position at(int index) {
        return start.at(columns == null ? index + 1 : columns[index]);
    }
}
