package ringside.scenarios;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import ringside.model.Scenario;
import ringside.scenarios.file.Digests;
import ringside.scenarios.file.Disk;
import ringside.scenarios.file.SafeFile;
import ringside.scenarios.format.Reading;
import ringside.scenarios.format.ScenarioReader;
import ringside.scenarios.format.ScenarioWriter;
import ringside.scenarios.text.Refusal;
import ringside.scenarios.text.SourceText;

/**
 * Keeps unsaved work in files of its own in a folder of its own, with the time and the path of the file that the user
 * works on; that file itself is never touched. A copy stays until it is discarded: restoring alone does not delete
 * it.
 *
 * <p>A copy is a text file: a head of lines {@code key value}, an empty line, and the text of the scenario.
 */
public final class Autosave {

    private static final String ENDING = ".autosave";
    private static final String FIRST_LINE = "ringside-autosave 1";
    private static final String SAVED = "saved ";
    private static final String TITLE = "title ";
    private static final String SOURCE = "source ";
    private static final String HEAD_END = "\n\n";

    /**
     * An autosaved copy.
     *
     * @param copy   the file of the copy
     * @param saved  when it was made
     * @param source the file that the user worked on; empty for a document that was never saved, and if the copy is
     *               damaged
     * @param title  title of the scenario; the name of the copy if that is damaged
     */
    public record Entry(Path copy, Instant saved, Optional<Path> source, String title) {
    }

    private final Path folder;
    private final String session = UUID.randomUUID().toString();

    /** @param folder where the copies go; it is created when it is needed */
    public Autosave(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /**
     * Makes a copy of a scenario, in place of the last copy of the same document by this object. Scenarios that break
     * rules are kept as well.
     *
     * @param source the file that the user works on, empty if there is none yet
     * @throws IOException if the copy cannot be written; the message is for the user
     */
    public Entry save(Scenario scenario, Optional<Path> source, Instant now) throws IOException {
        Files.createDirectories(folder);
        String document = source.map(path -> path.toAbsolutePath().toString()).orElse(":" + scenario.getId());
        String digest = Digests.sha256((session + document).getBytes(StandardCharsets.UTF_8));
        Path copy = folder.resolve(digest.substring(0, 32) + ENDING);
        String title = String.valueOf(scenario.getTitle());
        String head = String.join("\n", FIRST_LINE, SAVED + now, TITLE + encoded(title),
                SOURCE + source.map(path -> encoded(path.toAbsolutePath().toString())).orElse(""));
        new SafeFile(new Disk(), copy).replace((head + HEAD_END + ScenarioWriter.text(scenario))
                .getBytes(StandardCharsets.UTF_8), false);
        return new Entry(copy, now, source.map(Path::toAbsolutePath), title);
    }

    /**
     * All copies in the folder, the newest first; damaged ones, too, so that nothing is hidden.
     *
     * @throws IOException if the folder cannot be listed
     */
    public List<Entry> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path copy : files.filter(file -> file.getFileName().toString().endsWith(ENDING)).sorted().toList()) {
                entries.add(entry(copy));
            }
        }
        entries.sort(Comparator.comparing(Entry::saved).reversed());
        return entries;
    }

    /** Reads the scenario of a copy, which stays. */
    public Reading restore(Entry entry) {
        String name = "autosaved copy of " + entry.source().map(Path::toString).orElse(entry.title());
        try {
            String text = SourceText.of(entry.copy()).text();
            int headEnd = text.indexOf(HEAD_END);
            if (!text.startsWith(FIRST_LINE) || headEnd < 0) {
                throw new Refusal(name, "the copy is damaged: its head is missing. The file is " + entry.copy());
            }
            byte[] scenario = text.substring(headEnd + HEAD_END.length()).getBytes(StandardCharsets.UTF_8);
            return ScenarioReader.read(new ByteArrayInputStream(scenario), name);
        } catch (Refusal refusal) {
            return new Reading.Refused(refusal.problems());
        }
    }

    /**
     * Deletes a copy, after the user saved the document or decided to drop it.
     *
     * @throws IOException              if it cannot be deleted
     * @throws IllegalArgumentException if the entry is not one of this folder
     */
    public void discard(Entry entry) throws IOException {
        Path copy = entry.copy();
        if (!folder.equals(copy.getParent()) || !copy.getFileName().toString().endsWith(ENDING)) {
            throw new IllegalArgumentException("not an autosaved copy: " + copy);
        }
        Files.deleteIfExists(copy);
    }

    private static Entry entry(Path copy) throws IOException {
        try {
            List<String> head = SourceText.of(copy).text().lines().limit(4).toList();
            if (head.size() == 4 && head.get(0).equals(FIRST_LINE)) {
                String source = decoded(head.get(3), SOURCE);
                return new Entry(copy, Instant.parse(value(head.get(1), SAVED)),
                        source.isEmpty() ? Optional.empty() : Optional.of(Path.of(source)),
                        decoded(head.get(2), TITLE));
            }
        } catch (Refusal | DateTimeException | IllegalArgumentException damaged) {
            return damaged(copy);
        }
        return damaged(copy);
    }

    private static Entry damaged(Path copy) throws IOException {
        return new Entry(copy, Files.getLastModifiedTime(copy).toInstant(), Optional.empty(),
                copy.getFileName().toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String line, String key) {
        return URLDecoder.decode(value(line, key), StandardCharsets.UTF_8);
    }

    private static String value(String line, String key) {
        if (!line.startsWith(key)) {
            throw new IllegalArgumentException("the head of the copy lacks " + key);
        }
        return line.substring(key.length());
    }
}
