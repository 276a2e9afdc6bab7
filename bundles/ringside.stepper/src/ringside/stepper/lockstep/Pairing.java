package ringside.stepper.lockstep;

import java.util.Arrays;
import java.util.List;

/**
 * Pairs two sequences in their order, so that most of what is the same on both sides is paired: a longest common
 * subsequence. Long sequences are paired window by window, so that time grows with the length only and memory not at
 * all. What comes out does not depend on which sequence is named first.
 */
final class Pairing {
    /** Entries of each side that are looked at together. */
    static final int WINDOW = 1024;
    private static final int ALIKE = 3;
    private static final int OTHER_VALUE = 2;
    private static final byte PAIR = 0;
    private static final byte SKIP_ONE = 1;
    private static final byte SKIP_OTHER = 2;

    private final List<Mark> one;
    private final List<Mark> other;
    private final int[] pairs;

    private Pairing(List<Mark> one, List<Mark> other) {
        this.one = one;
        this.other = other;
        pairs = new int[one.size()];
        Arrays.fill(pairs, -1);
    }

    /** {@return for each entry of the first sequence the place of its partner in the second, or -1; partners rise} */
    static int[] of(List<Mark> one, List<Mark> other) {
        return order(one, other) <= 0 ? new Pairing(one, other).pair() : turned(of(other, one), one.size());
    }

    /** Ties are broken by what the sequences hold. */
    private static int order(List<Mark> one, List<Mark> other) {
        return Arrays.compare(one.toArray(Mark[]::new), other.toArray(Mark[]::new));
    }

    private static int[] turned(int[] pairs, int size) {
        int[] turned = new int[size];
        Arrays.fill(turned, -1);
        for (int at = 0; at < pairs.length; at++) {
            if (pairs[at] >= 0) {
                turned[pairs[at]] = at;
            }
        }
        return turned;
    }

    private int[] pair() {
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            if (one.get(i).equals(other.get(j))) {
                pairs[i++] = j++;
            } else {
                int[] next = window(i, j);
                i = next[0];
                j = next[1];
            }
        }
        return pairs;
    }

    /** Pairs what lies in a window; {@return where the next one begins} */
    private int[] window(int i, int j) {
        int rows = Math.min(WINDOW, one.size() - i);
        int columns = Math.min(WINDOW, other.size() - j);
        byte[][] steps = steps(i, j, rows, columns);
        boolean rest = i + rows == one.size() && j + columns == other.size();
        int lastOne = i + rows;
        int lastOther = j + columns;
        int row = 0;
        int column = 0;
        while (row < rows && column < columns) {
            byte step = steps[row][column];
            if (step == PAIR) {
                pairs[i + row] = j + column;
                lastOne = rest ? lastOne : i + row + 1;
                lastOther = rest ? lastOther : j + column + 1;
            }
            row += step == SKIP_OTHER ? 0 : 1;
            column += step == SKIP_ONE ? 0 : 1;
        }
        return new int[] {lastOne, lastOther};
    }

    /** What to do at each pair of places so that the rest of the window is paired best. */
    private byte[][] steps(int i, int j, int rows, int columns) {
        byte[][] steps = new byte[rows][columns];
        int[] below = new int[columns + 1];
        int[] here = new int[columns + 1];
        for (int row = rows - 1; row >= 0; row--) {
            for (int column = columns - 1; column >= 0; column--) {
                int weight = weight(one.get(i + row), other.get(j + column));
                int paired = weight == 0 ? -1 : weight + below[column + 1];
                int best = Math.max(paired, Math.max(below[column], here[column + 1]));
                steps[row][column] = best == paired ? PAIR : best == below[column] ? SKIP_ONE : SKIP_OTHER;
                here[column] = best;
            }
            int[] swap = below;
            below = here;
            here = swap;
        }
        return steps;
    }

    private static int weight(Mark a, Mark b) {
        return !a.what().equals(b.what()) ? 0 : a.value().equals(b.value()) ? ALIKE : OTHER_VALUE;
    }
}
