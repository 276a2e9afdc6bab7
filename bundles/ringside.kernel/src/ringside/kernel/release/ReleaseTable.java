package ringside.kernel.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code releases.table}, with the releases that there are and what changed when, and beside it the releases for
 * which a profile stands exactly: its row says which. The head of the file says how a line is written.
 *
 * @param lines    each numbering of releases from its first to its last, in their order
 * @param profiles the profiles with the releases that they stand for exactly
 * @param changes  what changed, in the order of the releases
 */
record ReleaseTable(List<ReleaseSpan> lines, List<ProfileSpan> profiles, List<ReleaseChange> changes) {

    private static final String NAME = "releases.table";
    private static final Pattern LINE = Pattern
            .compile("(releases|decision|other) +(\\d+\\.\\d+)(?: - (\\d+\\.\\d+))?(?: +\\| (\\S.*))?");

    ReleaseTable {
        lines = List.copyOf(lines);
        profiles = List.copyOf(profiles);
        changes = List.copyOf(changes);
    }

    /** The oldest release for which a profile can stand. */
    Release first() {
        return lines.get(0).first();
    }

    /** The newest release that was read. */
    Release latest() {
        return lines.get(lines.size() - 1).last();
    }

    /** Whether there is such a release. */
    boolean knows(Release release) {
        return lines.stream().anyMatch(line -> line.contains(release));
    }

    /** The table that comes with this bundle. */
    static ReleaseTable bundled() {
        try (InputStream in = ReleaseTable.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException(NAME + " is missing from ringside.kernel");
            }
            return read(NAME, new String(in.readAllBytes(), StandardCharsets.UTF_8), ProfileSpan.all());
        } catch (IOException e) {
            throw new UncheckedIOException(NAME + " cannot be read", e);
        }
    }

    /**
     * @param file     the name used in messages
     * @param profiles the profiles with the releases that they stand for
     * @throws IllegalArgumentException if a line has another form; the message names file, line and what was expected
     */
    static ReleaseTable read(String file, String text, List<ProfileSpan> profiles) {
        List<String> all = text.lines().toList();
        List<ReleaseSpan> lines = new ArrayList<>();
        List<ReleaseChange> changes = new ArrayList<>();
        for (int n = 0; n < all.size(); n++) {
            String line = all.get(n).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher form = LINE.matcher(line);
            boolean change = !line.startsWith("releases");
            if (!form.matches() || change != (form.group(4) != null)) {
                throw new IllegalArgumentException(file + ":" + (n + 1) + ":1: 'releases SPAN',"
                        + " 'decision SPAN | sentence' or 'other SPAN | sentence' was expected");
            }
            ReleaseSpan span = ReleaseSpan.of(form.group(2), form.group(3));
            if (change) {
                changes.add(new ReleaseChange(form.group(1).equals("decision"), span, form.group(4)));
            } else {
                lines.add(span);
            }
        }
        return new ReleaseTable(lines, profiles, changes);
    }
}
