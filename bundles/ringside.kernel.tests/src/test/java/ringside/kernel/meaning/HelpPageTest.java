package ringside.kernel.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import ringside.kernel.profile.CheckId;

/** The help page of the checks tells each of them. */
class HelpPageTest {

    private static final Path PAGE = Path.of("..", "ringside.help", "html", "checks.html");
    private static final Pattern ROW = Pattern.compile("<tr><td><code>(\\w+)</code></td><td>\\S");

    @Test
    void everyCheckHasItsRowInTheOrderOfTheirNames() throws IOException {
        List<String> rows = ROW.matcher(Files.readString(PAGE)).results().map(row -> row.group(1)).toList();
        assertThat(rows).isEqualTo(Stream.of(CheckId.values()).map(CheckId::name).toList());
    }
}
