package ringside.stepper.document;

import java.util.List;

/**
 * A scenario that cannot be started, with every reason, each in the form {@code file:line:column: message} where there
 * is a place to point at.
 */
public final class ScenarioProblem extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<String> messages;

    public ScenarioProblem(List<String> messages) {
        super(String.join(System.lineSeparator(), messages));
        this.messages = List.copyOf(messages);
    }

    public ScenarioProblem(String message, Throwable cause) {
        super(message, cause);
        this.messages = List.of(message);
    }

    /** {@return all messages, at least one} */
    public List<String> messages() {
        return messages == null ? List.of(getMessage()) : messages;
    }
}
