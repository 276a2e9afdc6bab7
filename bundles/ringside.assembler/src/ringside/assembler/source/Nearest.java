package ringside.assembler.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the names that a mistyped one was probably meant to be. */
public final class Nearest {

    private static final int LONGEST = 64;

    private Nearest() {
    }

    /** The nearest name that differs in at most two letters. */
    public static Optional<String> to(String word, Collection<String> names) {
        return names(word, names, 1).stream().findFirst();
    }

    /** Up to {@code most} names that differ in at most two letters, the nearest first. */
    public static List<String> names(String word, Collection<String> names, int most) {
        if (word.length() > LONGEST) {
            return List.of();
        }
        record Candidate(String name, int distance) {
        }
        int tolerance = word.length() < 3 ? 1 : 2;
        return names.stream().filter(name -> Math.abs(name.length() - word.length()) <= tolerance)
                .map(name -> new Candidate(name, distance(word, name)))
                .filter(candidate -> candidate.distance() <= tolerance)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(most).map(Candidate::name).toList();
    }

    /** Letters to insert, remove, change or swap with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                distance[i][j] = Math.min(distance[i - 1][j - 1] + (same ? 0 : 1),
                        Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    distance[i][j] = Math.min(distance[i][j], distance[i - 2][j - 2] + 1);
                }
            }
        }
        return distance[a.length()][b.length()];
    }
}
