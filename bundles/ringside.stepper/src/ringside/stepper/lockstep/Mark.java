package ringside.stepper.lockstep;

import java.util.Comparator;

/**
 * What is compared of something that has its place in a sequence.
 *
 * @param what  two things may be paired if this is the same
 * @param value and rather so if this is the same too
 */
record Mark(String what, String value) implements Comparable<Mark> {
    private static final Comparator<Mark> ORDER = Comparator.comparing(Mark::what).thenComparing(Mark::value);

    @Override
    public int compareTo(Mark other) {
        return ORDER.compare(this, other);
    }
}
