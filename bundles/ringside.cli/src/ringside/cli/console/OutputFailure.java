package ringside.cli.console;

import java.io.IOException;

/** Standard output takes no more. */
public final class OutputFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputFailure(IOException cause) {
        super("the output cannot be written: " + cause.getMessage(), cause);
    }

    /** {@return true when the reader of a pipe went away, as {@code head} does; nothing to complain of} */
    boolean brokenPipe() {
        String message = getCause().getMessage();
        return message != null && (message.contains("Broken pipe") || message.contains("pipe is being closed")
                || message.contains("Pipe closed"));
    }
}
