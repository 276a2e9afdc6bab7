package ringside.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

/** A table that is copied. */
class TableTextTest {

    private static final List<Column<String>> COLUMNS = List.of(Column.of("Name", 4, Cell::of),
            Column.of("", 4, row -> Cell.EMPTY), Column.of("Long", 4, row -> Cell.of(String.valueOf(row.length()))));

    @Test
    void columnsAreAlignedAndEmptyOnesLeftOut() {
        assertThat(TableText.of(COLUMNS, List.of("a", "longer"))).isEqualTo(
                "Name    Long%na       1%nlonger  6%n".formatted());
    }

    @Test
    void aTableWithoutRowsIsItsHead() {
        assertThat(TableText.of(COLUMNS, List.of())).isEqualTo("Name  Long%n".formatted());
    }
}
