package ringside.stepper.statistics;

import java.util.List;

/**
 * How often each way back to user mode was taken over a workload, why, and what it cost: the counters that were asked
 * for in 2015 together with the checks. Cost is counted in simulated instructions.
 *
 * @param rows in the order of the workload
 */
public record WorkloadStatistics(List<Row> rows) {

    public WorkloadStatistics {
        rows = List.copyOf(rows);
    }

    /**
     * What one line of the workload counted on one kernel.
     *
     * @param kernel   profile and options, such as {@code v6.5 amd pti}
     * @param scenario name of the scenario
     * @param weight   how often it ran
     * @param once     what one run counts; every run is the same
     * @param left     entries of a recording that did not return, or could not be replayed
     */
    public record Row(String kernel, String scenario, long weight, Tally once, long left) {

        /** All runs together. */
        public Tally all() {
            return once.times(weight);
        }
    }

    /**
     * The same workload, so many times.
     *
     * @throws ArithmeticException if a number becomes too large
     */
    public WorkloadStatistics times(long runs) {
        return new WorkloadStatistics(rows.stream().map(row -> new Row(row.kernel(), row.scenario(),
                Math.multiplyExact(row.weight(), runs), row.once(), row.left())).toList());
    }

    /** The kernels in the order in which they come up. */
    public List<String> kernels() {
        return rows.stream().map(Row::kernel).distinct().toList();
    }

    /** The rows of one kernel. */
    public List<Row> of(String kernel) {
        return rows.stream().filter(row -> row.kernel().equals(kernel)).toList();
    }

    /** Everything that was counted on one kernel. */
    public Tally total(String kernel) {
        return of(kernel).stream().map(Row::all).reduce(Tally.NOTHING, Tally::plus);
    }
}
