package ringside.cli.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One row of a table for machines: names and values in their order. All rows of a table have the same names. */
public final class Row {
    private final Map<String, Object> cells = new LinkedHashMap<>();

    /** Adds a text; null where there is none. */
    public Row text(String name, String value) {
        cells.put(name, value);
        return this;
    }

    /** Adds a count. */
    public Row number(String name, long value) {
        cells.put(name, value);
        return this;
    }

    /** Adds a 64-bit value, which is written in hexadecimal digits. */
    Row hex(String name, long value) {
        cells.put(name, new Hexadecimal(value));
        return this;
    }

    /** Adds a yes or no. */
    public Row truth(String name, boolean value) {
        cells.put(name, value);
        return this;
    }

    /** Adds several texts. */
    public Row list(String name, List<String> values) {
        cells.put(name, List.copyOf(values));
        return this;
    }

    Map<String, Object> cells() {
        return cells;
    }

    /** A value that is written with 0x. */
    record Hexadecimal(long value) {
        @Override
        public String toString() {
            return "0x" + Long.toHexString(value);
        }
    }
}
