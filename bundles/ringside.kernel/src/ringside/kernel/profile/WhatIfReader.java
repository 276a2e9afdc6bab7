package ringside.kernel.profile;

import ringside.words.LibraryFileException;
import ringside.words.NearestNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import ringside.machine.state.Vendor;

/**
 * Reads one experiment. The form is that of {@link NamedValues}, with these names:
 *
 * <pre>
 * id, title, sentence, profiles    always
 * checks-off = CHECK CHECK …       the kernel leaves these checks out
 * symbol     = WHATIF_NAME …       1 instead of 0 while the listing is assembled
 * row.NAME   = VALUE               the row says this instead, see {@link Keys}
 * row.NAME.and-not = BITS          these bits of a number of the row are cleared
 * vendor     = intel|amd           the processor that it needs
 * </pre>
 */
final class WhatIfReader {

    private static final String CHECKS_OFF = "checks-off";
    private static final String SYMBOL = "symbol";
    private static final String VENDOR = "vendor";
    private static final String PROFILES = "profiles";
    private static final String ROW = "row.";
    private static final List<String> NAMES = List.of("id", "title", "sentence", PROFILES, CHECKS_OFF, SYMBOL, VENDOR);
    private static final Kind<List<CheckId>> CHECKS = new ListKind<>(WordKind.of(CheckId.values(), CheckId::name),
            false);
    private static final Kind<List<String>> SYMBOLS = new ListKind<>(
            TextKind.of("WHATIF_ with capital letters behind it", "WHATIF_[A-Z0-9_]+"), false);
    private static final Kind<Vendor> VENDORS = WordKind.of(Vendor.values(),
            vendor -> vendor.name().toLowerCase(Locale.ROOT));

    private final NamedValues file;
    private final String name;
    private final List<Profile> known;

    private WhatIfReader(String name, NamedValues file, List<Profile> known) {
        this.name = name;
        this.file = file;
        this.known = known;
    }

    /**
     * @param file  the name used in messages; without folder and ending it is the id of the experiment
     * @param text  the whole file
     * @param known the profiles that it may name
     * @throws LibraryFileException if it is no experiment; the message names file, line, column and what was
     *                                  expected
     */
    static WhatIf read(String file, String text, List<Profile> known) {
        return new WhatIfReader(file.substring(file.lastIndexOf('/') + 1), NamedValues.read(file, text), known).read();
    }

    private WhatIf read() {
        String id = file.value("id", TextKind.SENTENCE);
        if (!name.equals(id + ".whatif")) {
            throw file.wrong("id", "the id " + id + " belongs in a file " + id + ".whatif");
        }
        String title = file.value("title", TextKind.SENTENCE);
        String sentence = file.value("sentence", TextKind.SENTENCE);
        List<String> profiles = file.value(PROFILES,
                new ListKind<>(WordKind.of(
                        known.stream().map(Profile::id).toArray(String[]::new), name -> name), false));
        List<RowChange<?>> changes = new ArrayList<>();
        for (String name : file.names()) {
            if (name.startsWith(ROW)) {
                changes.add(change(name));
            } else if (!NAMES.contains(name)) {
                throw file.wrong(name, unknown(name));
            }
        }
        Set<CheckId> checks = EnumSet.noneOf(CheckId.class);
        checks.addAll(given(CHECKS_OFF, CHECKS).orElse(List.of()));
        Set<String> symbols = Set.copyOf(given(SYMBOL, SYMBOLS).orElse(List.of()));
        if (checks.isEmpty() && symbols.isEmpty() && changes.isEmpty()) {
            throw file.wrong("", "nothing is broken: checks-off, symbol or row.NAME was expected");
        }
        WhatIf whatIf = new WhatIf(id, title, sentence, checks, symbols, changes, profiles, given(VENDOR, VENDORS));
        known.stream().filter(whatIf::fits).forEach(profile -> verify(whatIf, profile));
        return whatIf;
    }

    private <T> Optional<T> given(String name, Kind<T> kind) {
        return file.has(name) ? Optional.of(file.value(name, kind)) : Optional.empty();
    }

    private static String unknown(String name) {
        List<String> nearest = NearestNames.to(name, NAMES);
        return "'" + name + "' is no name of an experiment" + (nearest.isEmpty() ? "; " + String.join(", ", NAMES)
                + " or row.NAME was expected" : "; did you mean " + String.join(" or ", nearest) + "?");
    }

    private RowChange<?> change(String name) {
        String target = name.substring(ROW.length());
        boolean clears = target.endsWith(RowChange.AND_NOT);
        String row = clears ? target.substring(0, target.length() - RowChange.AND_NOT.length()) : target;
        Key<?> key = Keys.named(row).orElseThrow(() -> file.wrong(name, ProfileReader.unknown(row,
                Keys.all().stream().map(Key::name).toList())));
        if (clears && !(key.kind() instanceof NumberKind)) {
            throw file.wrong(name, "'" + row + "' is no number, its bits cannot be cleared; "
                    + key.kind().expected() + " is its value");
        }
        return clears ? cleared(name, key) : changed(name, key);
    }

    private <T> RowChange<T> changed(String name, Key<T> key) {
        return new RowChange<>(key, file.value(name, key.kind()), false);
    }

    /** The bits to be cleared may be any, not only a value of the key. */
    @SuppressWarnings("unchecked")
    private <T> RowChange<T> cleared(String name, Key<T> key) {
        return new RowChange<>(key, (T) file.value(name, NumberKind.bits64()), true);
    }

    /** The profile must have what is changed, and must still make sense with it. */
    private void verify(WhatIf whatIf, Profile profile) {
        for (RowChange<?> change : whatIf.changes()) {
            Key<?> key = change.key();
            if (!profile.row().takes(key)) {
                throw file.wrong(ROW + change.name(), "'" + key + "' means nothing to " + profile.id() + ": it needs "
                        + key.condition());
            }
            Profile broken = change.applied(profile);
            RowRules.problem(broken.row(), broken.flags(), broken.flagMasks()).ifPresent(problem -> {
                throw file.wrong(ROW + change.name(), "with " + profile.id() + ": " + problem.message());
            });
        }
    }
}
