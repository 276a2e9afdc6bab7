package ringside.scenarios.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreBookTest {
    private static final Answered FIRST = new Answered(Instant.parse("2026-01-02T03:04:05Z"), -7, 1, "reasons", "v6.8",
            "RCX_RIP+CS", true);
    private static final Answered SECOND = new Answered(Instant.parse("2026-01-02T03:05:05Z"), -7, 2, "rcx", "seed",
            "0x40100c", false);

    @TempDir
    private Path folder;

    private ScoreBook book() {
        return new ScoreBook(folder.resolve("new/scores.csv"));
    }

    @Test
    void answersComeBackInTheirOrder() throws IOException {
        assertThat(book().read()).isEqualTo(new ScoreReading(List.of(), Optional.empty()));
        assertThat(book().add(FIRST)).isEmpty();
        assertThat(book().add(SECOND)).isEmpty();
        assertThat(book().read().answers()).containsExactly(FIRST, SECOND);
    }

    @Test
    void anExportHoldsTheSame() throws IOException {
        book().add(FIRST);
        Path copy = folder.resolve("mine.csv");
        book().export(copy);
        assertThat(new ScoreBook(copy).read().answers()).containsExactly(FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "\0", ScoreBook.HEAD + "\n1,2,3", ScoreBook.HEAD
            + "\nx,1,1,path,seed,IRET,yes",
        ScoreBook.HEAD + "\n2026-01-02T03:04:05Z,1,1,path,seed,IRET,perhaps",
        ScoreBook.HEAD + "\n2026-01-02T03:04:05Z,1,1,path,se ed,IRET,yes",
        ScoreBook.HEAD + "\n2026-01-02T03:04:05Z,1,99999999999,path,seed,IRET,yes"})
    void aDamagedFileIsToldAndKeptAside(String damaged) throws IOException {
        Path file = folder.resolve("scores.csv");
        Files.writeString(file, damaged);
        ScoreBook book = new ScoreBook(file);
        assertThat(book.read().answers()).isEmpty();
        assertThat(book.read().problem()).hasValueSatisfying(problem -> assertThat(problem).contains("scores.csv"));
        assertThat(book.add(FIRST)).isPresent();
        assertThat(book.read()).isEqualTo(new ScoreReading(List.of(FIRST), Optional.empty()));
        assertThat(folder.resolve("scores.csv.bak")).hasContent(damaged);
    }
}
