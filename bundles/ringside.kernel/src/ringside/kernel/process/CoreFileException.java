package ringside.kernel.process;

/** A file holds no registers of x86-64 threads. The message is one line that says what it is instead. */
public final class CoreFileException extends Exception {

    private static final long serialVersionUID = 1L;

    CoreFileException(String message) {
        super(message);
    }
}
