package ringside.kernel.text.answer;

import java.util.OptionalInt;

/** A text holds no registers with which a program returns to user mode, or not enough. The message is one sentence. */
public final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    NoAnswerException(OptionalInt line, String message) {
        super(message);
        this.line = line.orElse(0);
    }

    /** The line that the message is about, from 1; empty if it is about all of the text. */
    public OptionalInt line() {
        return line == 0 ? OptionalInt.empty() : OptionalInt.of(line);
    }
}
