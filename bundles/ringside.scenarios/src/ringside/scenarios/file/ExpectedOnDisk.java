package ringside.scenarios.file;

import java.time.Instant;

/** What a writer may find in the place of the file that it writes. If it finds something else, it asks first. */
public sealed interface ExpectedOnDisk {

    /** No file yet: a new document, "Save as". */
    ExpectedOnDisk NOTHING = new Nothing();

    /** Whatever is there may be replaced: the user was asked. */
    ExpectedOnDisk ANYTHING = new Anything();

    /** There is no file. */
    record Nothing() implements ExpectedOnDisk {
    }

    /** Everything is fine. */
    record Anything() implements ExpectedOnDisk {
    }

    /**
     * The file has this content. Two files with the same content are the same, whatever their times.
     *
     * @param size     length in bytes
     * @param modified when it was changed last
     * @param sha256   digest of the bytes in lower-case hexadecimal
     */
    record Content(long size, Instant modified, String sha256) implements ExpectedOnDisk {
    }
}
