package ringside.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody probably meant. */
public final class NearestNames {

    private static final int MOST = 3;
    /** Longer than any name, in characters: such a text is no mistyped one. */
    private static final int LONGEST = 64;
    /** Shorter texts, in characters, are like the beginning of nearly every name. */
    private static final int SHORTEST_BEGINNING = 3;
    private static final int LETTERS_AN_EDIT = 3;
    private static final int EDIT = 2;
    private static final int SWAP = 1;

    private NearestNames() {
    }

    /**
     * The known names nearest to a given one: those that differ by few letters in the whole or in their beginning, or
     * of which one contains the other. Capital letters count as small ones.
     *
     * @return at most three, best first; empty if none is near
     */
    public static List<String> to(String given, Collection<String> known) {
        String wanted = given.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return List.of();
        }
        int tolerance = EDIT * Math.max(1, wanted.length() / LETTERS_AN_EDIT);
        return known.stream().map(name -> new Candidate(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() <= tolerance)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST).map(Candidate::name).toList();
    }

    private static int distance(String wanted, String name) {
        int edits = edits(wanted, name);
        boolean contained = wanted.length() > 1 && (name.contains(wanted) || wanted.contains(name));
        return contained ? Math.min(edits, EDIT) : edits;
    }

    /**
     * Edits from one text to a name, or to the best of its beginnings when the text is long enough to tell: two for
     * each letter inserted, left out or replaced, one for two neighbours swapped.
     */
    private static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? EDIT * (i + j) : cell(d, a, b, i, j);
            }
        }
        int best = d[a.length()][b.length()];
        for (int j = b.length() - 1; a.length() >= SHORTEST_BEGINNING && j >= a.length(); j--) {
            best = Math.min(best, d[a.length()][j] + EDIT);
        }
        return best;
    }

    private static int cell(int[][] d, String a, String b, int i, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : EDIT);
        int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + EDIT);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + SWAP) : best;
    }

    private record Candidate(String name, int distance) {
    }
}
