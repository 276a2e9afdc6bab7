package ringside.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import ringside.scenarios.file.Disk;
import ringside.scenarios.file.SafeFile;

/** Writes what is handed out: the file is replaced as a whole, and what it held is kept beside it. */
public final class HandedOut {
    private HandedOut() {
    }

    /** @throws IOException if it cannot be written; what was there is still there then */
    public static void write(Path file, byte[] content) throws IOException {
        new SafeFile(new Disk(), file).replace(content, true);
    }
}
