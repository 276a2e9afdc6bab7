package ringside.ui.table;

import java.util.ArrayList;
import java.util.List;

/** A table as plain text: a head line, then the rows, columns aligned by spaces. */
final class TableText {

    private static final String GAP = "  ";

    private TableText() {
    }

    static <R> String of(List<Column<R>> columns, List<R> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::title).toList());
        for (R row : rows) {
            lines.add(columns.stream().map(column -> column.cell().apply(row).text()).toList());
        }
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            text.append(aligned(line, widths).stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    /** Returns a table in Markdown; a column without a word is left out. */
    static <R> String markdown(List<Column<R>> columns, List<R> rows) {
        List<Column<R>> told = columns.stream().filter(column -> rows.stream().anyMatch(row -> !word(column, row)
                .isEmpty())).toList();
        StringBuilder text = new StringBuilder();
        line(text, told.stream().map(Column::title).toList());
        line(text, told.stream().map(column -> "---").toList());
        for (R row : rows) {
            line(text, told.stream().map(column -> word(column, row)).toList());
        }
        return text.toString();
    }

    private static <R> String word(Column<R> column, R row) {
        return column.cell().apply(row).text().strip().replace("|", "\\|");
    }

    private static void line(StringBuilder text, List<String> words) {
        text.append("| ").append(String.join(" | ", words)).append(" |").append(System.lineSeparator());
    }

    private static String aligned(List<String> line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length())).append(GAP);
            }
        }
        return text.toString();
    }
}
