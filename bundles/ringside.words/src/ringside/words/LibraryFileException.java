package ringside.words;

/**
 * A file that comes with Ringside is wrong: somebody is changing it, or the installation is damaged. The message has a
 * line for each problem, with file, line, column and what was expected.
 */
public final class LibraryFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public LibraryFileException(String message) {
        super(message);
    }
}
