package ringside.cli.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.OneLine;
import ringside.cli.console.TextSink;
import ringside.cli.console.Utf8Reader;
import ringside.kernel.decision.Decision;
import ringside.kernel.profile.CheckId;

/** Streams rows of slots in and rows with verdicts out. Rows before a fault have been written when it is told. */
public final class CsvDecider {
    private static final int MOST_SHOWN = 40;
    private final Decision decision;
    private final Console console;
    private final TextSink out;
    private final String file;
    private final boolean checking;
    private final CellNumber number = new CellNumber();
    private final long[] values = new long[CsvColumns.SLOTS.size()];
    /** Answer texts by mask of failing checks, each made when it first occurs. */
    private final String[][] answers = new String[1 << CheckId.values().length][];
    private long differences;

    /** @param checking true: rows whose answer differs from the input's are told on standard error */
    public CsvDecider(Decision decision, Console console, String file, boolean checking) {
        this.decision = decision;
        this.console = console;
        this.out = console.sink();
        this.file = file;
        this.checking = checking;
    }

    /** {@return the number of rows that differ from what the input expects} */
    public long decide(InputStream in) throws BadInput {
        Utf8Reader text = new Utf8Reader(in);
        CsvRow cells = new CsvRow();
        try (CsvReader<CsvRow> reader = CsvReader.builder().detectBomHeader(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false).build(cells, text)) {
            read(reader, text);
        } catch (CsvParseException | UncheckedIOException e) {
            throw text.broken() ? noText(cells.beginning()) : unreadable(e, cells.beginning());
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be read: " + e.getMessage(), e);
        }
        return differences;
    }

    private void read(CsvReader<CsvRow> reader, Utf8Reader text) throws BadInput {
        CsvColumns columns = null;
        for (CsvRow row : reader) {
            if (text.broken() && row.brokenOff()) {
                throw noText(row.lastPlace());
            }
            if (columns == null) {
                columns = new CsvColumns(row, file);
                if (checking && !columns.expecting()) {
                    throw new BadInput(file + ":" + row.line()
                            + ":1: --check needs a column path, reason or failing to compare with");
                }
                header(row, columns);
            } else {
                row(row, columns);
            }
        }
        if (columns == null) {
            throw new BadInput(file + ":1:1: the input is empty; a header with at least " + String.join(",",
                    CsvColumns.SLOTS)
                    + " was expected");
        }
    }

    private BadInput noText(String place) {
        return new BadInput(file + ":" + place + ": a byte that is no UTF-8; save the file as UTF-8");
    }

    private BadInput unreadable(RuntimeException failure, String place) {
        Throwable cause = failure.getCause();
        String message = failure.getMessage() + (cause == null || cause.getMessage() == null ? "" : ": "
                + cause.getMessage());
        return new BadInput(file + ":" + place + ": this is no CSV: " + message.replace('\n', ' '), failure);
    }

    private void header(CsvRow row, CsvColumns columns) {
        for (int i = 0; i < columns.count(); i++) {
            separate(i);
            cell(row, i);
        }
        for (int i = 0; i < CsvColumns.ANSWERS.size(); i++) {
            if (columns.answer(i) < 0) {
                out.put(',');
                out.put(CsvColumns.ANSWERS.get(i));
            }
        }
        out.put('\n');
    }

    private void row(CsvRow row, CsvColumns columns) throws BadInput {
        if (row.cells() != columns.count()) {
            int at = Math.min(row.cells(), columns.count()) - 1;
            throw new BadInput(file + ":" + row.place(Math.max(0, at)) + ": this row has " + row.cells()
                    + " cells, the header has " + columns.count());
        }
        for (int i = 0; i < values.length; i++) {
            int cell = columns.slot(i);
            if (!number.read(row.buffer(), row.start(cell), row.end(cell))) {
                throw new BadInput(file + ":" + row.place(cell) + ": column " + CsvColumns.SLOTS.get(i) + " is \""
                        + OneLine.of(row.text(cell), MOST_SHOWN)
                        + "\"; a 64-bit number is expected, decimal or with 0x");
            }
            values[i] = number.value();
        }
        int mask = decision.failingMask(values[0], values[1], values[2], values[3], values[4], values[5]);
        String[] answer = answer(mask);
        write(row, columns, answer);
        if (checking) {
            compare(row, columns, answer);
        }
    }

    private String[] answer(int mask) {
        String[] answer = answers[mask];
        if (answer == null) {
            CheckId first = decision.first(mask);
            answer = new String[] {decision.path(mask).label(), first == null ? "" : first.name(),
                decision.failing(mask).stream().map(CheckId::name).collect(Collectors.joining("+"))};
            answers[mask] = answer;
        }
        return answer;
    }

    private void write(CsvRow row, CsvColumns columns, String[] answer) {
        for (int i = 0; i < columns.count(); i++) {
            separate(i);
            int role = columns.role(i);
            if (role < 0) {
                cell(row, i);
            } else {
                out.put(answer[role]);
            }
        }
        for (int i = 0; i < answer.length; i++) {
            if (columns.answer(i) < 0) {
                out.put(',');
                out.put(answer[i]);
            }
        }
        out.put('\n');
    }

    private void separate(int column) {
        if (column > 0) {
            out.put(',');
        }
    }

    /** Writes a cell as it was, in quotes when it had some. */
    private void cell(CsvRow row, int cell) {
        int start = row.start(cell);
        int length = row.end(cell) - start;
        if (row.quoted(cell)) {
            out.put('"' + row.text(cell).replace("\"", "\"\"") + '"');
        } else {
            out.write(row.buffer(), start, length);
        }
    }

    private void compare(CsvRow row, CsvColumns columns, String[] answer) {
        boolean different = false;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < answer.length; i++) {
            int cell = columns.answer(i);
            if (cell >= 0 && !row.equals(cell, answer[i])) {
                text.append(different ? "; " : "").append(CsvColumns.ANSWERS.get(i)).append(" is \"").append(answer[i])
                        .append("\", expected \"")
                        .append(OneLine.of(row.text(cell), MOST_SHOWN)).append('"');
                different = true;
            }
        }
        if (different) {
            differences++;
            console.complain(file + ":" + row.line() + ": " + text);
        }
    }
}
