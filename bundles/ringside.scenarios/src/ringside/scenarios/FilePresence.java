package ringside.scenarios;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file is there, for those that read and write none themselves. */
public final class FilePresence {

    private FilePresence() {
    }

    /** Tells whether there is a file, and no folder, at a path. */
    public static boolean is(Path path) {
        return Files.isRegularFile(path);
    }

    /**
     * Makes an empty file.
     *
     * @return false when there is one already
     * @throws IOException when it cannot be made
     */
    public static boolean create(Path path) throws IOException {
        try {
            Files.createFile(path);
            return true;
        } catch (FileAlreadyExistsException thereAlready) {
            return false;
        }
    }
}
