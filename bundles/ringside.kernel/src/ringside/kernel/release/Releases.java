package ringside.kernel.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;

/**
 * Which profile stands for a release. Where none has its decision, its work masks and its entry, the nearest does: the
 * one with the fewest changes of the decision between, then with the fewest changes of any kind; of two as near, the
 * newer.
 */
public final class Releases {

    private static final String EXPECTED = "a release from %s on was expected, such as 5.4, v6.8, 7.0-rc1 or"
            + " 6.12.9-amd64";

    private Releases() {
    }

    /** {@return whether a text has the form of a release} */
    public static boolean isRelease(String text) {
        return Release.in(text).isPresent();
    }

    /**
     * The profile that stands for a release.
     *
     * @param text {@code 5.4}, {@code 6.12.9-amd64}, {@code v6.8}, {@code 7.0-rc1} and the like
     * @throws UnknownReleaseException if it is no release, or one that has no decision to show
     */
    public static StandIn standIn(String text) throws UnknownReleaseException {
        ReleaseTable table = Loaded.TABLE;
        Release release = Release.in(text).orElseThrow(() -> new UnknownReleaseException("'" + text.strip()
                + "' is no Linux release; " + expected(table)));
        if (release.before(table.first())) {
            throw new UnknownReleaseException("no profile stands for Linux " + release + ": before " + table.first()
                    + " no kernel chose between SYSRET and IRET by checks; " + expected(table));
        }
        if (!table.knows(release) && release.major() != table.latest().major()) {
            throw new UnknownReleaseException("no Linux " + release + " is known, the last one is " + table.latest()
                    + "; " + expected(table));
        }
        return standIn(table, release);
    }

    /** {@return the profile that stands for a release, if the text names one that has such a profile} */
    public static Optional<StandIn> find(String text) {
        try {
            return Optional.of(standIn(text));
        } catch (UnknownReleaseException e) {
            return Optional.empty();
        }
    }

    private static StandIn standIn(ReleaseTable table, Release release) {
        Optional<ProfileSpan> exact = table.profiles().stream().filter(row -> row.span().contains(release)).findFirst();
        if (exact.isPresent()) {
            return new StandIn(release.toString(), profile(exact.get()), true, List.of(), List.of());
        }
        ProfileSpan nearest = table.profiles().stream().sorted(Comparator.comparing((ProfileSpan row) -> row.span()
                .first()).reversed()).min(Comparator.comparingInt((ProfileSpan row) -> changes(table, release, row,
                        true)).thenComparingInt(row -> changes(table, release, row, false))).orElseThrow();
        List<String> differences = new ArrayList<>();
        if (table.latest().before(release)) {
            differences.add("it is newer than " + table.latest() + ", the last release that this table knows: what it"
                    + " changed is not known");
        }
        List<String> decision = new ArrayList<>();
        for (ReleaseChange change : table.changes()) {
            change.told(release, nearest.span()).ifPresent(sentence -> {
                differences.add(sentence);
                if (change.decision()) {
                    decision.add(sentence);
                }
            });
        }
        return new StandIn(release.toString(), profile(nearest), false, differences, decision);
    }

    private static int changes(ReleaseTable table, Release release, ProfileSpan row, boolean decision) {
        return (int) table.changes().stream().filter(change -> (change.decision() || !decision)
                && change.between(release, row.span())).count();
    }

    private static Profile profile(ProfileSpan row) {
        try {
            return Profiles.named(row.id());
        } catch (UnknownNameException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static String expected(ReleaseTable table) {
        return String.format(Locale.ROOT, EXPECTED, table.first());
    }

    /** Reads the table when the first release is asked for. */
    private static final class Loaded {

        private static final ReleaseTable TABLE = ReleaseTable.bundled();

        private Loaded() {
        }
    }
}
