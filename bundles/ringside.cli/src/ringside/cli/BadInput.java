package ringside.cli;

import java.util.List;

/** Input that cannot be used. Every message names the file, and line and column where there are some. */
final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    BadInput(String message) {
        super(message);
    }

    BadInput(List<String> messages) {
        super(String.join("\n", messages));
    }

    BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
