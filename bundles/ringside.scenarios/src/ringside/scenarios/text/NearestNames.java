package ringside.scenarios.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Finds the names that somebody may have meant. */
public final class NearestNames {

    private static final int MOST = 3;

    /** Longer than any name: such a text is not a misspelt one. */
    private static final int LONGEST = 64;

    /** Shorter texts are like the beginning of nearly every name. */
    private static final int SHORTEST_BEGINNING = 3;

    private NearestNames() {
    }

    /**
     * The names that are closest to a misspelt one: those that contain it, then by the number of single-letter edits of
     * the whole name or of its beginning, as long as that is at most half of its length.
     */
    public static List<String> of(String wanted, Collection<String> names) {
        if (wanted.length() > LONGEST) {
            return List.of();
        }
        String low = wanted.toLowerCase(Locale.ROOT);
        return names.stream().filter(name -> distance(low, name) <= Math.max(1, low.length() / 2))
                .sorted(Comparator.<String>comparingInt(name -> distance(low, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST).toList();
    }

    private static int distance(String low, String name) {
        String other = name.toLowerCase(Locale.ROOT);
        return !low.isEmpty() && other.contains(low) ? 0 : edits(low, other);
    }

    /** Levenshtein distance to the name, or to the best of its beginnings if the text is long enough to tell. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return a.length() < SHORTEST_BEGINNING ? row[b.length()] : IntStream.of(row).min().orElseThrow();
    }
}
