package ringside.stepper.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PairingTest {
    private static List<Mark> marks(String letters) {
        return letters.chars().mapToObj(letter -> new Mark(Character.toString(Character.toLowerCase(letter)),
                Character.isUpperCase(letter) ? "upper" : "lower")).toList();
    }

    private static String paired(String one, String other) {
        StringBuilder common = new StringBuilder();
        int[] pairs = Pairing.of(marks(one), marks(other));
        IntStream.range(0, pairs.length).filter(at -> pairs[at] >= 0).forEach(at -> common.append(one.charAt(at)));
        return common.toString();
    }

    @Test
    void theLongestCommonSequenceIsPaired() {
        assertThat(paired("abcdef", "abcdef")).isEqualTo("abcdef");
        assertThat(paired("abcdef", "xaycdzf")).isEqualTo("acdf");
        assertThat(paired("abc", "xyz")).isEmpty();
        assertThat(paired("", "abc")).isEmpty();
    }

    @Test
    void ofTwoPartnersTheOneWithTheSameValueIsTaken() {
        assertThat(Pairing.of(marks("Ax"), marks("aAy"))).containsExactly(1, -1);
        assertThat(Pairing.of(marks("a"), marks("A"))).containsExactly(0);
    }

    /** The length is that of the plain recursive definition, pairs rise, and turning the sides turns the pairs. */
    @Test
    void itIsLongestAndSymmetric() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            String one = letters(random, random.nextInt(12));
            String other = letters(random, random.nextInt(12));
            int[] there = Pairing.of(marks(one), marks(other));
            assertThat(paired(one, other)).hasSize(longest(one, other));
            int[] back = Pairing.of(marks(other), marks(one));
            List<Integer> partners = new ArrayList<>();
            for (int at = 0; at < there.length; at++) {
                if (there[at] >= 0) {
                    partners.add(there[at]);
                    assertThat(back[there[at]]).isEqualTo(at);
                }
            }
            assertThat(partners).isSorted().doesNotHaveDuplicates();
        }
    }

    private static String letters(Random random, int length) {
        StringBuilder letters = new StringBuilder();
        IntStream.range(0, length).forEach(at -> letters.append((char) ('a' + random.nextInt(4))));
        return letters.toString();
    }

    private static int longest(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        return one.charAt(0) == other.charAt(0) ? 1 + longest(one.substring(1), other.substring(1))
                : Math.max(longest(one.substring(1), other), longest(one, other.substring(1)));
    }

    /** Beyond one window the rest is still paired, whatever stands between. */
    @Test
    void longSequencesArePairedWindowByWindow() {
        List<Mark> one = new ArrayList<>();
        List<Mark> other = new ArrayList<>();
        for (int at = 0; at < 5 * Pairing.WINDOW; at++) {
            Mark mark = new Mark("m" + at, "");
            if (at % 7 != 0) {
                one.add(mark);
            }
            if (at % 11 != 0) {
                other.add(mark);
            }
        }
        int[] pairs = Pairing.of(one, other);
        long common = one.stream().filter(other::contains).count();
        assertThat(IntStream.of(pairs).filter(pair -> pair >= 0).count()).isEqualTo(common);
        IntStream.range(0, pairs.length).filter(at -> pairs[at] >= 0)
                .forEach(at -> assertThat(other.get(pairs[at])).isEqualTo(one.get(at)));
    }
}
