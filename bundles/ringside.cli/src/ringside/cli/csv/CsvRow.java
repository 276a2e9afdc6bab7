package ringside.cli.csv;

import java.util.Arrays;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import ringside.cli.console.Utf8Reader;

/**
 * The cells of one CSV record in one buffer that is used again for the next record, so that bulk work makes no garbage.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private char[] buffer = new char[1024];
    private int[] ends = new int[32];
    private boolean[] quoted = new boolean[32];
    private int cells;
    private long line;

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        cells = 0;
    }

    @Override
    protected void handleField(int index, char[] from, int offset, int length, boolean inQuotes) {
        if (index == ends.length) {
            ends = Arrays.copyOf(ends, 2 * index);
            quoted = Arrays.copyOf(quoted, 2 * index);
        }
        int start = start(index);
        if (start + length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, start + length));
        }
        System.arraycopy(from, offset, buffer, start, length);
        ends[index] = start + length;
        quoted[index] = inQuotes;
        cells = index + 1;
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    /** {@return the number of cells} */
    int cells() {
        return cells;
    }

    /** {@return the line of the file at which the record starts, from 1} */
    long line() {
        return line;
    }

    char[] buffer() {
        return buffer;
    }

    int start(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    int end(int cell) {
        return ends[cell];
    }

    boolean quoted(int cell) {
        return quoted[cell];
    }

    String text(int cell) {
        return new String(buffer, start(cell), end(cell) - start(cell));
    }

    boolean equals(int cell, String text) {
        int start = start(cell);
        int length = end(cell) - start;
        if (length != text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (buffer[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@return where the text of a cell starts: its line and its column in characters, both from 1, as 3:14} */
    String place(int cell) {
        Place place = new Place(line);
        for (int i = 0; i < cell; i++) {
            place.over(this, i);
            place.column++;
        }
        place.column += quoted[cell] ? 1 : 0;
        return place.toString();
    }

    /** {@return where the record begins; also told when the rest of it cannot be read} */
    String beginning() {
        return line + ":1";
    }

    /** {@return whether the text of the file ends in this record because of a byte that is no text} */
    boolean brokenOff() {
        return cells > 0 && end(cells - 1) > 0 && buffer[end(cells - 1) - 1] == Utf8Reader.BROKEN;
    }

    /** {@return where the last character of the record stands, in the form of {@link #place}} */
    String lastPlace() {
        Place place = new Place(line);
        for (int i = 0; i < cells; i++) {
            place.over(this, i);
            place.column += i < cells - 1 ? 1 : -1;
        }
        return place.toString();
    }

    /** Walks over the characters of the record as they stood in the file. */
    private static final class Place {
        private long line;
        private int column = 1;

        Place(long line) {
            this.line = line;
        }

        void over(CsvRow row, int cell) {
            boolean inQuotes = row.quoted[cell];
            column += inQuotes ? 1 : 0;
            for (int i = row.start(cell); i < row.end(cell); i++) {
                if (row.buffer[i] == '\n') {
                    line++;
                    column = 1;
                } else {
                    column += inQuotes && row.buffer[i] == '"' ? 2 : 1;
                }
            }
            column += inQuotes ? 1 : 0;
        }

        @Override
        public String toString() {
            return line + ":" + column;
        }
    }
}
