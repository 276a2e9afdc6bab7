package ringside.scenarios.groups;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import ringside.scenarios.ScenarioLibrary;
import ringside.words.LibraryFileException;

/**
 * The library by questions, in the order in which they are read.
 *
 * @param all every scenario of the library stands in exactly one of them
 */
public record LibraryGroups(List<LibraryGroup> all) {

    private static final String FILE = "groups.txt";

    /** Keeps a copy of the list. */
    public LibraryGroups {
        all = List.copyOf(all);
    }

    /**
     * Reads the groups that come with Ringside.
     *
     * @throws LibraryFileException if the file is wrong
     */
    public static LibraryGroups read() {
        try (InputStream in = LibraryGroups.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new LibraryFileException(FILE + ": there is no such file");
            }
            return GroupReader.read(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8),
                    ScenarioLibrary.ids());
        } catch (IOException broken) {
            throw new UncheckedIOException(FILE + " cannot be read", broken);
        }
    }

    /** The group in which a scenario stands; empty for one that is not of the library. */
    public Optional<LibraryGroup> of(String id) {
        return all.stream().filter(group -> group.ids().contains(id)).findFirst();
    }

    /**
     * The scenario that is read after another one: the next one of its group, after the last one the first of the next
     * group.
     *
     * @return empty after the last one of all, and for a scenario that is not of the library
     */
    public Optional<String> next(String id) {
        List<String> order = all.stream().flatMap(group -> group.ids().stream()).toList();
        int at = order.indexOf(id);
        return at < 0 || at + 1 >= order.size() ? Optional.empty() : Optional.of(order.get(at + 1));
    }
}
