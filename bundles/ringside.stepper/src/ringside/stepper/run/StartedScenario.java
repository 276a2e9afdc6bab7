package ringside.stepper.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.assembler.source.AssemblyException;
import ringside.kernel.BootedKernel;
import ringside.kernel.SetupException;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;
import ringside.model.Scenario;
import ringside.stepper.document.Plan;
import ringside.stepper.document.Planned;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.document.ScenarioSetup;
import ringside.stepper.listing.LineIndex;
import ringside.stepper.listing.ListingModel;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.value.ValueProblem;

/**
 * A scenario brought to its start.
 *
 * @param setup   what was asked for
 * @param engine  the running kernel
 * @param plan    what comes from outside
 * @param listing its lines
 */
public record StartedScenario(ScenarioSetup setup, Engine engine, Plan plan, ListingModel listing) {

    /**
     * Boots what the document says.
     *
     * @throws ScenarioProblem with everything that is wrong with it
     */
    public static StartedScenario of(Scenario scenario, ProgramPlace place) throws ScenarioProblem {
        return of(scenario, place, new KernelImages());
    }

    /**
     * Boots what the document says.
     *
     * @param images kernels that were assembled before
     * @throws ScenarioProblem with everything that is wrong with it
     */
    public static StartedScenario of(Scenario scenario, ProgramPlace place, KernelImages images)
            throws ScenarioProblem {
        ScenarioSetup setup = ScenarioSetup.of(scenario, place.file());
        BootedKernel kernel = kernel(setup, place, images);
        ListingModel listing = ListingModel.of(kernel.listing(), setup.captions());
        Engine engine = new Engine(kernel, new LineIndex(listing.lines()), setup.start(), setup.endAfterReturns());
        List<Planned> planned = scenario.getInterventions().stream().map(Planned::of).toList();
        List<String> problems = new ArrayList<>();
        setup.start().forEach(p -> verify(p, engine, "start value", place, problems));
        return new StartedScenario(setup, engine, plan(planned, engine, place, problems), listing);
    }

    /**
     * {@return the same with the interventions that the document names now}
     *
     * @throws ScenarioProblem when one of them is not possible
     */
    public StartedScenario replanned(Scenario scenario, ProgramPlace place) throws ScenarioProblem {
        List<Planned> planned = scenario.getInterventions().stream().map(Planned::of).toList();
        return new StartedScenario(setup, engine, plan(planned, engine, place, new ArrayList<>()), listing);
    }

    /** {@return the same with other interventions, which are known to be possible} */
    public StartedScenario with(List<Planned> planned) {
        return new StartedScenario(setup, engine, plan(planned, engine), listing);
    }

    private static Plan plan(List<Planned> planned, Engine engine) {
        return new Plan(planned, label -> engine.kernel().listing().symbol(label).orElseThrow());
    }

    private static Plan plan(List<Planned> planned, Engine engine, ProgramPlace place, List<String> problems)
            throws ScenarioProblem {
        planned.forEach(p -> verify(p, engine, "intervention", place, problems));
        if (!problems.isEmpty()) {
            throw new ScenarioProblem(problems);
        }
        return plan(planned, engine);
    }

    private static void verify(Planned planned, Engine engine, String what, ProgramPlace place, List<String> problems) {
        try {
            planned.verify(engine.kernel(), engine.values());
        } catch (ValueProblem e) {
            problems.add(place.file() + ": " + what + ": " + e.getMessage());
        }
    }

    private static BootedKernel kernel(ScenarioSetup setup, ProgramPlace place, KernelImages images)
            throws ScenarioProblem {
        try {
            Profile profile = Profiles.named(setup.kernel() == null ? "" : setup.kernel());
            Optional<String> refusal = profile.refusal(setup.options());
            if (refusal.isPresent()) {
                throw new ScenarioProblem(List.of(place.file() + ": " + refusal.get()));
            }
            return BootedKernel.boot(profile, setup.options(), setup.task(), images);
        } catch (UnknownNameException e) {
            throw new ScenarioProblem(place.file() + ": " + e.getMessage(), e);
        } catch (SetupException e) {
            throw new ScenarioProblem(e.problems().stream().map(p -> place.file() + ": " + p).toList());
        } catch (AssemblyException e) {
            throw new ScenarioProblem(e.problems().stream()
                    .map(p -> p.file().equals(place.file()) ? place.message(p.line(), p.column(), p.message())
                            : p.toString()).toList());
        }
    }
}
