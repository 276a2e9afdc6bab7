package ringside.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.returns.Prospects;
import ringside.stepper.returns.RunAhead;
import ringside.stepper.returns.Visits;
import ringside.stepper.run.StartedScenario;
import ringside.stepper.run.Tape;

/** What the answer about returns costs at every step of every scenario on every kernel, running ahead included. */
final class ForesightCost {
    private static final int LONGEST = 500;
    private static final int P99 = 99;
    private static final int PERCENT = 100;
    private static final double NANOS_PER_MICRO = 1_000.0;

    private ForesightCost() {
    }

    /**
     * What was measured, in microseconds.
     *
     * @param median   of all steps
     * @param p99      of all steps
     * @param ahead    median of those steps at which the recording had to go on
     * @param aheadP99 p99 of those
     */
    record Cost(double median, double p99, double ahead, double aheadP99) {
    }

    /** {@return the cost; the whole is done once before to warm up} */
    static Cost measure() {
        walk(new ArrayList<>(), new ArrayList<>());
        List<Long> all = new ArrayList<>();
        List<Long> ahead = new ArrayList<>();
        walk(all, ahead);
        return new Cost(percentile(all, PERCENT / 2), percentile(all, P99),
                percentile(ahead, PERCENT / 2), percentile(ahead, P99));
    }

    private static void walk(List<Long> all, List<Long> ahead) {
        for (Scenario scenario : ScenarioLibrary.all()) {
            Profiles.all().forEach(profile -> {
                Scenario copy = EcoreUtil.copy(scenario);
                copy.setKernel(profile.id());
                try {
                    walk(copy, all, ahead);
                } catch (ScenarioProblem notOnThisKernel) {
                    return;
                }
            });
        }
    }

    private static void walk(Scenario scenario, List<Long> all, List<Long> ahead) throws ScenarioProblem {
        StartedScenario started = StartedScenario.of(scenario, new ProgramPlace(scenario.getId(), 1));
        Visits visits = new Visits();
        Tape tape = new Tape(started.engine(), started.plan(), visits);
        Prospects prospects = new Prospects(tape, new RunAhead(tape, visits, scenario.getMaxSteps()));
        while (tape.step() < LONGEST && tape.ended().isEmpty()) {
            long length = tape.length();
            long from = System.nanoTime();
            prospects.here(() -> false);
            long took = System.nanoTime() - from;
            all.add(took);
            if (tape.length() > length) {
                ahead.add(took);
            }
            tape.forward(tape.step() + 1);
        }
    }

    private static double percentile(List<Long> nanos, int percent) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / PERCENT)]
                / NANOS_PER_MICRO;
    }
}
