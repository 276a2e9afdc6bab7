package ringside.stepper.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.stepper.document.WitnessScenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.questions.AskedKernel;
import ringside.stepper.questions.KernelAnswer;
import ringside.stepper.questions.KernelDifferences;
import ringside.stepper.returns.Return;
import ringside.stepper.run.Progress;

/** The classes in which two kernels differ are closed formulas: their witnesses, really run, return as they say. */
class WitnessTest {
    private static final long MOST = 2000;

    @Test
    void everyWitnessReturnsOnBothKernelsAsItsClassSays() throws Exception {
        Profile seed = Profiles.named("seed");
        Profile newer = Profiles.named("v6.8");
        KernelImages images = new KernelImages();
        List<KernelDifferences.Part> parts = KernelDifferences.of(asked(seed), asked(newer), Progress.NONE).parts();
        assertThat(parts).isNotEmpty();
        for (KernelDifferences.Part part : parts) {
            Scenario scenario = WitnessScenario.of("Witness", seed, KernelOptions.DEFAULT, Set.of(), part.states()
                    .witness());
            returned(scenario, seed, part.one(), images);
            returned(scenario, newer, part.other(), images);
        }
    }

    /** The slots of a witness are set from outside, on each kernel at its own moment: that is no difference. */
    @Test
    void whatComesFromOutsideIsNoDifference() throws Exception {
        Scenario scenario = WitnessScenario.of("Witness", Profiles.named("seed"), KernelOptions.DEFAULT, Set.of(),
                new ReturnState(0x401007, 0x401007, 0x33, 0x246, 0x246, 0x2b));
        Lockstep both = Lockstep.of(scenario, Version.plain("seed"), Version.plain("v6.8"), new ProgramPlace("witness",
                1), MOST, Progress.NONE);
        assertThat(both.rows()).filteredOn(row -> row.deed().kind() == DeedKind.OUTSIDE).isNotEmpty()
                .allMatch(row -> row.audience() == Audience.NOBODY);
    }

    private static AskedKernel asked(Profile profile) {
        return new AskedKernel(profile, KernelOptions.DEFAULT, Set.of());
    }

    private static void returned(Scenario scenario, Profile profile, KernelAnswer answer, KernelImages images)
            throws ScenarioProblem {
        Side side = SideRecorder.record(scenario, Version.plain(profile.id()), new ProgramPlace("witness", 1), MOST,
                images, Progress.NONE);
        Return made = side.visits().get(0).made().orElseThrow();
        assertThat(List.of(made.path(), String.valueOf(made.reason()))).as("%s of %s", scenario.getStart(), profile)
                .isEqualTo(List.<Object>of(answer.path(), answer.reason().map(Object::toString).orElse("null")));
        assertThat(made.path()).isIn(Path.SYSRET, Path.IRET);
    }
}
