package ringside.cli.console;

import java.util.List;
import java.util.Objects;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** Writes rows for machines, each as a whole line. */
public interface RowWriter {
    /** Writes one row. */
    void row(Row row);

    /** {@return what writes rows in this form, which is not text} */
    static RowWriter of(TableFormat format, Console console) {
        return format == TableFormat.CSV ? new Csv(console) : new Json(console);
    }

    /** CSV: the names of the first row are the header; lists are joined by +. */
    final class Csv implements RowWriter {
        private final CsvWriter out;
        private boolean headed;

        private Csv(Console console) {
            out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(console.sink());
        }

        @Override
        public void row(Row row) {
            if (!headed) {
                out.writeRecord(row.cells().keySet());
                headed = true;
            }
            out.writeRecord(row.cells().values().stream().map(Csv::cell).toList());
        }

        private static String cell(Object value) {
            return value instanceof List<?> list ? String.join("+", list.stream().map(Object::toString).toList())
                    : Objects.toString(value, "");
        }
    }

    /** One JSON object a line. */
    final class Json implements RowWriter {
        private final JsonLine json;

        private Json(Console console) {
            json = new JsonLine(console.sink());
        }

        @Override
        public void row(Row row) {
            json.begin();
            row.cells().forEach(this::cell);
            json.end();
        }

        private void cell(String name, Object value) {
            if (value instanceof Row.Hexadecimal hex) {
                json.hex(name, hex.value());
            } else if (value instanceof Long number) {
                json.number(name, number);
            } else if (value instanceof Boolean truth) {
                json.truth(name, truth);
            } else if (value instanceof List<?> list) {
                json.array(name);
                list.forEach(each -> json.element(each.toString()));
                json.endArray();
            } else {
                json.string(name, (String) value);
            }
        }
    }
}
