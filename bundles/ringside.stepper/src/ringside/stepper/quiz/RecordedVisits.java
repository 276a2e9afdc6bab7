package ringside.stepper.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ringside.kernel.listing.KernelImages;
import ringside.machine.state.Delivery;
import ringside.model.Scenario;
import ringside.stepper.compare.RunSink;
import ringside.stepper.compare.ScenarioRun;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.returns.Return;
import ringside.stepper.returns.Visit;
import ringside.stepper.returns.Visits;
import ringside.stepper.run.Happening;
import ringside.stepper.run.StepRecord;

/** A run as far as it is asked about: its first steps, its visits of the kernel and its step traps. */
final class RecordedVisits implements RunSink {
    /** Far more than a reader follows, in steps. */
    private static final int MOST = 20_000;
    private static final int DEBUG_EXCEPTION = 1;
    private static final int USER = 3;

    private final List<StepRecord> steps = new ArrayList<>();
    private final Visits visits = new Visits();
    private final List<Trap> traps = new ArrayList<>();

    /**
     * A #DB that came while the program ran.
     *
     * @param step the step in which it came
     * @param rip  the instruction before which it came
     */
    record Trap(long step, long rip) {
    }

    private RecordedVisits() {
    }

    /** {@return the run of a scenario; empty if it cannot start on its kernel} */
    static Optional<RecordedVisits> of(Scenario scenario, KernelImages images) {
        RecordedVisits recorded = new RecordedVisits();
        try {
            ScenarioRun.of(scenario, new ProgramPlace(scenario.getId(), 1), images)
                    .run(Math.min(MOST, scenario.getMaxSteps()), recorded);
        } catch (ScenarioProblem notHere) {
            return Optional.empty();
        }
        return Optional.of(recorded);
    }

    @Override
    public void step(StepRecord record) {
        steps.add(record);
    }

    @Override
    public void happened(long done, Happening happening) {
        visits.happened(done, happening);
        if (happening instanceof Happening.Exception exception) {
            trap(done, exception.delivery());
        }
    }

    private void trap(long done, Delivery delivery) {
        if (delivery.vector() == DEBUG_EXCEPTION && delivery.cpl() == USER) {
            traps.add(new Trap(done, delivery.rip()));
        }
    }

    /** {@return the visits that came back to the program} */
    List<Visit> ended() {
        return visits.all().stream().filter(visit -> visit.made().filter(made -> !made.faulted()).isPresent()).toList();
    }

    List<Trap> traps() {
        return List.copyOf(traps);
    }

    /** {@return the last return before a step, if there was one} */
    Optional<Return> returnBefore(long step) {
        return visits.last(step - 1);
    }

    /** {@return what a step did; empty for one that was not recorded} */
    Optional<StepRecord> step(long number) {
        return number < 1 || number > steps.size() ? Optional.empty() : Optional.of(steps.get((int) number - 1));
    }

    /** {@return the instructions that the program carried out between two positions, in order} */
    List<StepRecord> program(long from, long to) {
        return steps.subList((int) from, (int) Math.min(to, steps.size())).stream().filter(step -> step.cpl() == USER)
                .toList();
    }

    /** {@return every instruction of the program that was carried out, by its address} */
    Map<Long, String> program() {
        Map<Long, String> all = new TreeMap<>(Long::compareUnsigned);
        steps.stream().filter(step -> step.cpl() == USER).forEach(step -> all.putIfAbsent(step.rip(), step.text()));
        return all;
    }
}
