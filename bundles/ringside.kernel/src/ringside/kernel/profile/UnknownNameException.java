package ringside.kernel.profile;

import ringside.words.NearestNames;
import java.util.Collection;
import java.util.List;

/** A name that nothing carries. The message tells what kind of name was expected and which come nearest. */
public final class UnknownNameException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient List<String> nearest;

    /**
     * @param kind  what the name should have been, such as {@code kernel profile}
     * @param name  what was given
     * @param known every name that would have been right
     */
    public UnknownNameException(String kind, String name, Collection<String> known) {
        this(kind, name, known, NearestNames.to(name, known));
    }

    private UnknownNameException(String kind, String name, Collection<String> known, List<String> nearest) {
        super("unknown " + kind + " '" + name + "'; "
                + (nearest.isEmpty() ? "known: " + String.join(", ", known)
                        : "did you mean " + String.join(" or ", nearest) + "?"));
        this.name = name;
        this.nearest = nearest;
    }

    /** The name that was given. */
    public String name() {
        return name;
    }

    /** The names that come nearest, best first; empty if none is near. */
    public List<String> nearest() {
        return nearest == null ? List.of() : nearest;
    }
}
