package ringside.cli.console;

import java.util.List;

/** Input that cannot be used. Every message names the file, and line and column where there are some. */
public final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    public BadInput(String message) {
        super(message);
    }

    public BadInput(List<String> messages) {
        super(String.join("\n", messages));
    }

    public BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
