package ringside.stepper.quiz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a seed decides. {@link Random} is specified to the bit, so the same seed gives the same paper on every Java.
 */
final class Draw {
    private final Random random;

    Draw(long seed) {
        random = new Random(seed);
    }

    /** {@return a number from 0, below a bound} */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** {@return one of these, which are not none} */
    <T> T of(List<T> all) {
        return all.get(below(all.size()));
    }

    <T> List<T> shuffled(List<T> all) {
        List<T> copy = new ArrayList<>(all);
        Collections.shuffle(copy, random);
        return copy;
    }
}
