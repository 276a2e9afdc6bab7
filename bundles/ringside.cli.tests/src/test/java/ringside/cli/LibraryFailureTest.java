package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.cli.console.Failures;
import ringside.words.LibraryFileException;

/** A file of the library that is wrong is named with its place, wherever it was read. */
class LibraryFailureTest {
    private static final LibraryFileException WRONG = new LibraryFileException("profiles/x.profile:3:1: 'a' is wrong\n"
            + "profiles/x.profile:4:1: 'b' is wrong");

    static Stream<Throwable> failures() {
        return Stream.of(WRONG, new ExceptionInInitializerError(WRONG), new IllegalStateException(WRONG));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theMessageIsPrintedOnceAndNoStackTrace(Throwable failure) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Failures.report(failure, new Console(new ByteArrayInputStream(new byte[0]), out, err));
        assertThat(status).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(WRONG.getMessage()
                + "\nringside: this comes with Ringside: mend it, or install Ringside again\n");
    }
}
