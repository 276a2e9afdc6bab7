package ringside.kernel.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody probably meant. */
public final class NearestNames {

    private static final int MOST = 3;
    private static final int LONGEST = 64;
    private static final int EDIT = 2;
    private static final int SWAP = 1;

    private NearestNames() {
    }

    /**
     * The known names nearest to a given one: those that differ by few letters, or that one contains the other.
     *
     * @return at most three, best first; empty if none is near
     */
    public static List<String> to(String given, Collection<String> known) {
        String wanted = given.strip().toLowerCase(Locale.ROOT);
        List<Candidate> found = new ArrayList<>();
        if (wanted.length() > LONGEST) {
            return List.of();
        }
        for (String name : known) {
            String other = name.toLowerCase(Locale.ROOT);
            int distance = distance(wanted, other);
            boolean contained = wanted.length() > 1 && (other.contains(wanted) || wanted.contains(other));
            if (contained || distance <= EDIT * Math.max(1, Math.max(wanted.length(), other.length()) / 3)) {
                found.add(new Candidate(name, contained ? Math.min(distance, 1) : distance));
            }
        }
        found.sort(Comparator.comparingInt(Candidate::distance));
        return found.stream().limit(MOST).map(Candidate::name).toList();
    }

    /** Edits needed: two for each letter inserted, left out or replaced, one for two neighbours swapped. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? EDIT * (i + j) : cell(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
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
