package ringside.kernel;

import java.util.List;

/** A task that cannot be set up: an unknown thread flag, signal, label or slot. One message for each mistake. */
public final class SetupException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    SetupException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** The messages. */
    public List<String> problems() {
        return problems;
    }
}
