package ringside.kernel.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import ringside.words.LibraryFileException;

/**
 * The text files of one folder that come with this bundle.
 *
 * @param folder its name, beside this class
 */
record DataFiles(String folder) {

    /** The lines of the file {@code index}, without blank lines and those that begin with {@code #}. */
    List<String> index() {
        return text("index").lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** The name of a file in messages. */
    String path(String name) {
        return folder + "/" + name;
    }

    /** The content of a file. */
    String text(String name) {
        try (InputStream in = DataFiles.class.getResourceAsStream(path(name))) {
            if (in == null) {
                throw new LibraryFileException(path(name) + ": there is no such file, but " + path("index")
                        + " names it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path(name) + " cannot be read", e);
        }
    }
}
