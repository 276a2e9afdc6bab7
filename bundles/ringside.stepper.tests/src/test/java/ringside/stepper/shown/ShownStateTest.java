package ringside.stepper.shown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.machine.state.Register;
import ringside.model.RegisterValue;
import ringside.model.RingsideFactory;
import ringside.model.RingsidePackage.Literals;
import ringside.model.Scenario;
import ringside.model.State;
import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.Session;
import ringside.stepper.document.ScenarioProblem;

/**
 * Whatever way a position is reached, the shown state is the kernel's state there, and the difference that was told
 * leads back to the state before. With the system property {@code ringside.exhaust} every scenario of the library on
 * every kernel, otherwise as many as the seed draws.
 */
class ShownStateTest {
    private static final boolean WHOLE = Boolean.getBoolean("ringside.exhaust");
    private static final int SAMPLE = 25;
    private static final long LONGEST = 2000;
    /** The difference is tried out at every so many positions. */
    private static final int STRIDE = 5;

    @Test
    void everyPositionOfEveryScenarioShowsWhatTheKernelHolds() throws Exception {
        long seed = System.nanoTime();
        List<Scenario> pairs = pairs();
        Collections.shuffle(pairs, new Random(seed));
        int walked = 0;
        int positions = 0;
        for (Scenario pair : pairs) {
            if (WHOLE || walked < SAMPLE) {
                int steps = walk(pair, "seed " + seed + ", scenario " + pair.getId() + " on " + pair.getKernel());
                positions += steps;
                walked += steps > 0 ? 1 : 0;
            }
        }
        System.out.println("shown state: " + walked + " pairs of scenario and kernel, " + positions
                + " positions forwards and back, seed " + seed);
        assertThat(walked).isGreaterThanOrEqualTo(SAMPLE);
    }

    @Test
    void aCheckThatIsSwitchedOffIsShownSoAndOneThatIsOnAgainToo() throws Exception {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setId("sample");
        scenario.setKernel("seed");
        scenario.setProgram("_start:\n    mov eax, 39\n    syscall\nend:\n    hlt\n");
        Session session = Session.open(scenario);
        session.goTo(20);
        for (CheckId check : session.profile().checks(session.options())) {
            for (int i = 0; i < 2; i++) {
                session.edits().toggleCheck(check);
                Told told = Told.of(scenario);
                told.tape().forward(session.step());
                assertThat(ShownState.differences(session.state(), told.tape(), told.here())).as(check.name())
                        .isEmpty();
                assertThat(session.state().getVerdict().getResults()).filteredOn(value -> !value.isEnabled())
                        .hasSize(1 - i);
            }
        }
    }

    @Test
    void aDifferenceKnowsTheOldValueOfWhatWasWrittenAndTheOneNowOfAllElse() throws Exception {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setKernel("seed");
        scenario.setProgram("_start:\n    mov eax, 39\n    mov eax, 40\nend:\n    hlt\n");
        Session session = Session.open(scenario);
        assertThat(session.difference().isEmpty()).isTrue();
        session.goTo(1);
        session.stepInto();
        for (RegisterValue register : session.state().getRegisters()) {
            boolean moved = List.of("rip", "rax").contains(register.getName());
            assertThat(session.difference().changed(register, Literals.REGISTER_VALUE__VALUE))
                    .as(register.getName()).isEqualTo(moved);
            long before = register.getName().equals("rax") ? 39
                    : register.getName().equals("rip") ? register.getValue() - 5 : register.getValue();
            assertThat(session.difference().before(register)).as(register.getName()).isEqualTo(before);
        }
        assertThat(session.difference().before(session.state(), Literals.STATE__STEP)).isEqualTo(1L);
    }

    @Test
    void aLongRunIsWrittenOnceAndAMovementToTheSameStepWritesNothing() throws Exception {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setKernel("seed");
        scenario.setMaxSteps(100_000);
        scenario.setProgram("_start:\n    mov rcx, 40000\nagain:\n    dec rcx\n    jnz again\nend:\n    hlt\n");
        Session session = Session.open(scenario);
        List<Notification> heard = new ArrayList<>();
        RegisterValue rcx = session.state().getRegisters().get(Register.RCX.ordinal());
        rcx.eAdapters().add(new AdapterImpl() {
            @Override
            public void notifyChanged(Notification notification) {
                heard.add(notification);
            }
        });
        session.goTo(70_001);
        assertThat(heard).singleElement().satisfies(one -> assertThat(one.getNewLongValue()).isEqualTo(5000));
        session.goTo(70_001);
        assertThat(session.difference().isEmpty()).isTrue();
    }

    private static List<Scenario> pairs() {
        List<Scenario> pairs = new ArrayList<>();
        for (Scenario scenario : ScenarioLibrary.all()) {
            for (Profile profile : Profiles.all()) {
                Scenario copy = EcoreUtil.copy(scenario);
                copy.setKernel(profile.id());
                copy.setPosition(0);
                pairs.add(copy);
            }
        }
        return pairs;
    }

    /**
     * Walks to the end and back beside a tape of its own, which nobody shows.
     *
     * @return the number of positions; 0 for a scenario that does not go with its kernel
     */
    private static int walk(Scenario scenario, String what) throws Exception {
        Told told;
        try {
            told = Told.of(scenario);
        } catch (ScenarioProblem notOnThisKernel) {
            return 0;
        }
        Session session = Session.open(scenario);
        State state = session.state();
        List<Integer> digests = new ArrayList<>();
        digests.add(ShownState.digest(state));
        while (session.ended().isEmpty() && session.step() < Math.min(LONGEST, session.limit())) {
            session.stepInto();
            told.tape().forward(session.step());
            assertThat(ShownState.differences(state, told.tape(), told.here())).as("%s, step %d", what, session.step())
                    .isEmpty();
            int digest = ShownState.digest(state);
            if (session.step() % STRIDE == 0) {
                session.difference().description().applyAndReverse();
                assertThat(ShownState.digest(state)).as("%s, before step %d", what, session.step())
                        .isEqualTo(digests.get(digests.size() - 1));
                session.difference().description().applyAndReverse();
                assertThat(ShownState.digest(state)).as("%s, step %d again", what, session.step()).isEqualTo(digest);
            }
            digests.add(digest);
        }
        while (session.step() > 0) {
            session.stepBack();
            assertThat(ShownState.digest(state)).as("%s, back at step %d", what, session.step())
                    .isEqualTo(digests.get((int) session.step()));
        }
        session.close();
        return digests.size();
    }
}
