package ringside.assembler.source;

import java.util.Optional;

/** Where {@code .include} finds its files. */
@FunctionalInterface
public interface SourceLibrary {

    /** Knows no file: every {@code .include} is a problem that is reported. */
    SourceLibrary NONE = file -> Optional.empty();

    /**
     * Returns the text of a file.
     *
     * @param file the name exactly as written in the directive
     * @return the source, or empty when there is no such file
     */
    Optional<String> source(String file);
}
