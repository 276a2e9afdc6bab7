package ringside.ui.compare;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import ringside.kernel.decision.Path;
import ringside.stepper.drawing.PhaseNames;
import ringside.stepper.statistics.PathCount;
import ringside.stepper.statistics.Tally;
import ringside.stepper.statistics.WorkloadStatistics;
import ringside.ui.Messages;

/**
 * One line of the statistics.
 *
 * @param kernel profile and options
 * @param group what is counted: paths, reasons, phases, mitigations
 * @param what the path, the reason, the phase or the mitigation
 * @param count how often, or how many instructions
 * @param share of all of its group
 * @param cost what one visit of the kernel cost; empty where it makes no sense
 */
record CountRow(String kernel, String group, String what, String count, String share, String cost) {

    private static final double PERCENT = 100;

    static List<CountRow> of(WorkloadStatistics statistics) {
        List<CountRow> rows = new ArrayList<>();
        for (String kernel : statistics.kernels()) {
            Tally total = statistics.total(kernel);
            total.paths().forEach((path, count) -> rows.add(path(kernel, path, count, total.returns())));
            total.reasons().forEach((reason, count) -> rows.add(new CountRow(kernel, Messages.Statistics_reason,
                    reason, number(count), share(count, total.returns()), "")));
            total.phases().forEach((phase, steps) -> rows.add(new CountRow(kernel, Messages.Statistics_phase,
                    PhaseNames.title(phase), number(steps), share(steps, total.steps()), "")));
            total.mitigations().forEach((name, steps) -> rows.add(new CountRow(kernel, Messages.Statistics_mitigation,
                    name, number(steps), share(steps, total.steps()), "")));
        }
        return rows;
    }

    private static CountRow path(String kernel, Path path, PathCount count, long returns) {
        return new CountRow(kernel, Messages.Statistics_path, path.label(), number(count.returns()),
                share(count.returns(), returns), NLS.bind(Messages.Statistics_cost,
                        new Object[] {String.format("%.1f", count.mean()), count.least(), count.most()}));
    }

    private static String number(long count) {
        return String.format("%,d", count);
    }

    private static String share(long count, long all) {
        return all == 0 ? "" : String.format("%.1f %%", PERCENT * count / all);
    }
}
