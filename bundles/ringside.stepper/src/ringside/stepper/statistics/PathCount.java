package ringside.stepper.statistics;

/**
 * How often one way back was taken, and what the visits of the kernel that ended with it cost.
 *
 * @param returns how often
 * @param steps   simulated instructions in the kernel, all visits together
 * @param least   simulated instructions of the shortest visit
 * @param most    simulated instructions of the longest visit
 */
public record PathCount(long returns, long steps, long least, long most) {

    /** One visit. */
    static PathCount of(long steps) {
        return new PathCount(1, steps, steps, steps);
    }

    /** Both together. */
    PathCount plus(PathCount other) {
        return new PathCount(Math.addExact(returns, other.returns), Math.addExact(steps, other.steps),
                Math.min(least, other.least), Math.max(most, other.most));
    }

    /** The same, so many times. */
    PathCount times(long factor) {
        return new PathCount(Math.multiplyExact(returns, factor), Math.multiplyExact(steps, factor), least, most);
    }

    /** Simulated instructions of a visit on average. */
    public double mean() {
        return (double) steps / returns;
    }
}
