package ringside.stepper.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told as a difference becomes the same list again. */
class InternedTest {
    private static final int ROUNDS = 2000;

    @Test
    void everyDifferenceLeadsFromOneListToTheOther() {
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            List<Integer> before = numbers(random);
            List<Integer> now = random.nextBoolean() ? numbers(random) : touched(before, random);
            assertThat(applied(before, Interned.difference(before, now))).isEqualTo(now);
        }
    }

    private static List<Integer> numbers(Random random) {
        return IntStream.range(0, random.nextInt(8)).mapToObj(at -> random.nextInt(3)).toList();
    }

    private static List<Integer> touched(List<Integer> before, Random random) {
        return before.stream().map(number -> random.nextInt(3) == 0 ? number + 1 : number).toList();
    }

    /** As the script of the page does it. */
    @SuppressWarnings("unchecked")
    private static List<Integer> applied(List<Integer> before, List<Object> difference) {
        List<Integer> list = new ArrayList<>(before);
        for (int at = 0; at < difference.size(); at += 3) {
            int start = (Integer) difference.get(at);
            list.subList(start, start + (Integer) difference.get(at + 1)).clear();
            list.addAll(start, (List<Integer>) difference.get(at + 2));
        }
        return list;
    }
}
