package ringside.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out whether somebody watches standard error. */
public final class ErrorTerminal {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private ErrorTerminal() {
    }

    /** {@return whether standard error is a terminal; where the system does not say, whether input and output are} */
    public static boolean present() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }
}
