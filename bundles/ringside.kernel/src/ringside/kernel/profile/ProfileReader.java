package ringside.kernel.profile;

import ringside.words.LibraryFileException;
import ringside.words.NearestNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one profile file. Its form is that of {@link NamedValues}; the names are those of {@link Keys}, of
 * {@link FlagRow} and of {@link MaskRow}.
 */
final class ProfileReader {

    private static final Set<String> KNOWN = known();

    private final NamedValues file;
    private final Map<Key<?>, Object> values = new LinkedHashMap<>();
    private final List<FlagBit> flags = new ArrayList<>();
    private final List<FlagMask> masks = new ArrayList<>();

    private ProfileReader(NamedValues file) {
        this.file = file;
    }

    /**
     * @param file the name used in messages; without folder and ending it is the id of the profile
     * @param text the whole file
     * @throws LibraryFileException if it is no profile; the message names file, line, column and what was expected
     */
    static Profile read(String file, String text) {
        NamedValues lines = NamedValues.read(file, text);
        Profile profile = new ProfileReader(lines).read();
        String name = file.substring(file.lastIndexOf('/') + 1);
        if (!name.equals(profile.id() + ".profile")) {
            throw lines.wrong(AboutRow.ID.name(), "the id " + profile.id() + " belongs in a file " + profile.id()
                    + ".profile");
        }
        return profile;
    }

    private Profile read() {
        for (String name : file.names()) {
            if (!KNOWN.contains(name)) {
                throw file.wrong(name, unknown(name, KNOWN));
            } else if (name.startsWith(FlagRow.PREFIX)) {
                flag(name);
            } else if (name.startsWith(MaskRow.PREFIX)) {
                mask(name);
            }
        }
        Keys.all().forEach(this::value);
        Row row = new Row(values);
        RowRules.problem(row, flags, masks).ifPresent(problem -> {
            throw file.wrong(problem.name(), problem.message());
        });
        List<String> words = row.value(PlaceRow.WORDS);
        flags.sort(Comparator.comparingInt((FlagBit flag) -> words.indexOf(flag.word())).thenComparing(FlagBit::bit));
        return new Profile(row, flags, masks);
    }

    private static Set<String> known() {
        Set<String> known = new LinkedHashSet<>();
        Keys.all().forEach(key -> known.add(key.name()));
        FlagRow.names().forEach(name -> known.add(FlagRow.PREFIX + name));
        MaskRow.names().forEach(name -> known.add(MaskRow.PREFIX + name));
        return known;
    }

    /** That a row has no such name, with the nearest ones. */
    static String unknown(String name, Collection<String> known) {
        List<String> nearest = NearestNames.to(name, known);
        return "'" + name + "' is no name of a row; " + (nearest.isEmpty()
                ? "one of those on the help page Kernel Profiles was expected"
                : "did you mean " + String.join(" or ", nearest) + "?");
    }

    /** Keys that conditions ask for come first, so the row so far can tell. */
    private void value(Key<?> key) {
        boolean given = file.has(key.name());
        if (!new Row(values).takes(key)) {
            if (given) {
                throw file.wrong(key.name(), "'" + key + "' means something only with " + key.condition());
            }
        } else if (given) {
            values.put(key, file.value(key.name(), key.kind()));
        } else if (key.needed()) {
            throw file.missing(key.name(), key.kind().expected() + " was expected"
                    + (key.when().isEmpty() ? "" : ", because of " + key.condition()));
        }
    }

    private void flag(String name) {
        try {
            flags.add(FlagRow.read(name.substring(FlagRow.PREFIX.length()), file.text(name)));
        } catch (ValueFault e) {
            throw file.wrongValue(name, e);
        }
    }

    private void mask(String name) {
        try {
            masks.add(MaskRow.read(name.substring(MaskRow.PREFIX.length()), file.text(name)));
        } catch (ValueFault e) {
            throw file.wrongValue(name, e);
        }
    }
}
