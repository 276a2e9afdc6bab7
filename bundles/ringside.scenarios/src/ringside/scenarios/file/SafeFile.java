package ringside.scenarios.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that is replaced as a whole: the new content is written beside it and forced to the disk, the old one is
 * kept with the ending {@code .bak}, then the new file takes the place of the old. Whenever that fails, the old file
 * is still there.
 */
public final class SafeFile {

    private final Disk disk;
    private final Path file;

    /** @param file the file; a link is followed, so that it stays a link */
    public SafeFile(Disk disk, Path file) throws IOException {
        this.disk = disk;
        this.file = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    }

    /** What is different from what was expected, as a sentence; empty if it is as expected. */
    public Optional<String> difference(ExpectedOnDisk expected) throws IOException {
        boolean there = Files.exists(file);
        if (expected instanceof ExpectedOnDisk.Content content) {
            if (!there) {
                return Optional.of("the file was deleted or moved since it was read");
            }
            boolean same = Files.size(file) == content.size() && digest().equals(content.sha256());
            return same ? Optional.empty()
                    : Optional.of("the file was changed by somebody else since it was read, last at "
                            + Files.getLastModifiedTime(file));
        }
        return expected instanceof ExpectedOnDisk.Nothing && there ? Optional.of("there is a file of this name already")
                : Optional.empty();
    }

    private String digest() throws IOException {
        MessageDigest digest = Digests.newSha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Replaces the content.
     *
     * @param keepOld whether the old content is kept beside
     * @return where the old content is kept, if it is
     */
    public Optional<Path> replace(byte[] content, boolean keepOld) throws IOException {
        boolean there = Files.exists(file);
        Path fresh = beside(".tmp");
        Path old = beside(".old.tmp");
        Path backup = file.resolveSibling(file.getFileName() + ".bak");
        try {
            disk.create(fresh, content);
            if (there) {
                disk.likePermissions(fresh, file);
            }
            if (there && keepOld) {
                disk.copy(file, old);
                disk.replace(old, backup);
            }
            disk.replace(fresh, file);
            return there && keepOld ? Optional.of(backup) : Optional.empty();
        } finally {
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(old);
        }
    }

    /** Hidden, and of a name that nobody else uses: two windows may write the same file. */
    private Path beside(String ending) {
        return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ending);
    }

    /** When the file was changed last. */
    public Instant modified() throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }
}
