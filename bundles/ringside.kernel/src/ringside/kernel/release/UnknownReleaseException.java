package ringside.kernel.release;

/** A text that names no release for which a profile stands. The message tells what was expected. */
public final class UnknownReleaseException extends Exception {

    private static final long serialVersionUID = 1L;

    UnknownReleaseException(String message) {
        super(message);
    }
}
