package ringside.cli;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

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

    /** {@return the column in characters, from 1, at which the text of a cell starts in its line} */
    int column(int cell) {
        int column = 1;
        for (int i = 0; i < cell; i++) {
            column += end(i) - start(i) + 1 + (quoted[i] ? 2 + quotes(i) : 0);
        }
        return column + (quoted[cell] ? 1 : 0);
    }

    private int quotes(int cell) {
        int count = 0;
        for (int i = start(cell); i < end(cell); i++) {
            count += buffer[i] == '"' ? 1 : 0;
        }
        return count;
    }
}
