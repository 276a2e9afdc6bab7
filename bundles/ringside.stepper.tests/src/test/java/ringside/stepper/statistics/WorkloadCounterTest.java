package ringside.stepper.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ringside.kernel.decision.Path;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.compare.ScenarioRun;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.run.Progress;

class WorkloadCounterTest {

    private static final String GETPID = """
            mov eax, 39
            syscall
            hlt
            """;
    /** A step trap that nobody handles: SIGTRAP ends the program inside the kernel. */
    private static final String TRAPPED = """
            push 0x302
            popfq
            nop
            hlt
            """;

    private static Scenario scenario(String id, String kernel, String program) {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setId(id);
        scenario.setTitle(id);
        scenario.setKernel(kernel);
        scenario.setProgram(program);
        return scenario;
    }

    private static WorkloadItem item(long weight, Scenario scenario) {
        return new WorkloadItem("test.workload:" + weight, weight, scenario);
    }

    private static WorkloadStatistics count(WorkloadItem... items) throws ScenarioProblem {
        return WorkloadCounter.scenarios(List.of(items), Progress.NONE).orElseThrow();
    }

    @Test
    void aPlainCallIsOneReturnAndItsPhasesAddUpToTheSteps() throws ScenarioProblem {
        Scenario scenario = scenario("plain", "v6.5", GETPID);
        RunOutcome run = ScenarioRun.of(scenario, new ProgramPlace("plain", 1)).run(1000, null);
        Tally tally = count(item(1, scenario)).total("v6.5 intel");
        assertThat(tally.paths()).containsOnlyKeys(Path.SYSRET);
        assertThat(tally.reasons()).isEqualTo(Map.of(Tally.PASSED, 1L));
        assertThat(tally.steps()).isEqualTo(run.steps());
        assertThat(tally.phases().get("user")).isEqualTo(2);
        assertThat(tally.paths().get(Path.SYSRET).steps()).isEqualTo(run.steps() - 2);
        assertThat(tally.unended()).isZero();
    }

    @Test
    void aWeightMultipliesEverythingButTheShortestAndLongestVisit() throws ScenarioProblem {
        Scenario scenario = scenario("plain", "v6.5", GETPID);
        Tally once = count(item(1, scenario)).total("v6.5 intel");
        Tally often = count(item(1000, scenario)).times(3).total("v6.5 intel");
        assertThat(often.returns()).isEqualTo(3000);
        assertThat(often.steps()).isEqualTo(3000 * once.steps());
        assertThat(often.paths().get(Path.SYSRET).least()).isEqualTo(once.paths().get(Path.SYSRET).least());
        assertThat(often.paths().get(Path.SYSRET).mean()).isEqualTo(once.paths().get(Path.SYSRET).mean());
    }

    @Test
    void kernelsAreCountedApartAndScenariosTogether() throws ScenarioProblem {
        WorkloadStatistics statistics = count(item(2, scenario("old", "seed", GETPID)),
                item(3, scenario("new", "v6.5", GETPID)), item(4, scenario("more", "v6.5", GETPID)));
        assertThat(statistics.kernels()).containsExactly("seed intel", "v6.5 intel");
        assertThat(statistics.total("seed intel").paths()).containsOnlyKeys(Path.SYSRET_FAST);
        assertThat(statistics.total("seed intel").reasons()).isEqualTo(Map.of(Tally.UNASKED, 2L));
        assertThat(statistics.total("v6.5 intel").returns()).isEqualTo(7);
        assertThat(statistics.of("v6.5 intel")).extracting(WorkloadStatistics.Row::scenario)
                .containsExactly("new", "more");
    }

    @Test
    void aProgramThatIsKilledLeavesAVisitWithoutReturn() throws ScenarioProblem {
        Tally tally = count(item(5, scenario("killed", "v6.5", TRAPPED))).total("v6.5 intel");
        assertThat(tally.returns()).isZero();
        assertThat(tally.unended()).isEqualTo(5);
    }

    @Test
    void theScenarioItselfStaysAsItWas() throws ScenarioProblem {
        Scenario scenario = scenario("plain", "v6.5", GETPID);
        count(item(1, scenario));
        assertThat(scenario.getStart()).isEmpty();
        assertThat(scenario.getKernel()).isEqualTo("v6.5");
    }

    @Test
    void anItemThatCannotStartIsNamedByItsOrigin() {
        Scenario pti = scenario("isolated", "seed", GETPID);
        pti.setPti(true);
        assertThatThrownBy(() -> count(item(7, pti))).isInstanceOf(ScenarioProblem.class)
                .hasMessageStartingWith("test.workload:7: ").hasMessageContaining("does not know pti");
        assertThatThrownBy(() -> count(item(8, scenario("gone", "v6.6", GETPID)))).isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("v6.6").hasMessageContaining("v6.5");
    }

    @Test
    void progressIsToldByItemsAndACancelledRunHasNoResult() throws ScenarioProblem {
        List<String> told = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public boolean cancelled() {
                return told.size() == 2;
            }

            @Override
            public void at(long step, long limit) {
                told.add(step + " of " + limit);
            }
        };
        Scenario scenario = scenario("plain", "v6.5", GETPID);
        List<WorkloadItem> items = List.of(item(1, scenario), item(1, scenario), item(1, scenario));
        assertThat(WorkloadCounter.scenarios(items, progress)).isEmpty();
        assertThat(told).containsExactly("1 of 3", "2 of 3");
    }

    @Test
    void anEndlessScenarioCanBeCancelledInTheMiddle() throws ScenarioProblem {
        Progress cancelSoon = new Progress() {
            private int asked;

            @Override
            public boolean cancelled() {
                return ++asked > 1;
            }
        };
        Scenario endless = scenario("endless", "v6.5", "again: jmp again\n");
        assertThat(WorkloadCounter.scenarios(List.of(item(1, endless)), cancelSoon)).isEmpty();
    }

    @Test
    void aRecordingIsCountedByScenarioAndWhatCannotBeReplayedIsCountedApart() throws UnknownNameException {
        Map<String, Object> dead = new LinkedHashMap<>(Map.of("scenario", "exit", "entry", "syscall", "path", "none"));
        Map<String, Object> unnamed = new LinkedHashMap<>(Map.of("entry", "syscall", "path", "none"));
        WorkloadStatistics statistics = WorkloadCounter.recording(List.of(dead, unnamed, dead), 3,
                Profiles.named("v6.5"), Progress.NONE).orElseThrow();
        assertThat(statistics.rows()).extracting(WorkloadStatistics.Row::scenario).containsExactly("exit", "-");
        assertThat(statistics.rows()).extracting(WorkloadStatistics.Row::left).containsExactly(2L, 1L);
        assertThat(statistics.total("v6.5").returns()).isZero();
    }

    @Test
    void sumsThatDoNotFitAreRefusedAndNotWrapped() throws ScenarioProblem {
        WorkloadStatistics statistics = count(item(1_000_000, scenario("plain", "v6.5", GETPID)));
        assertThatThrownBy(() -> statistics.times(1_000_000).times(1_000_000_000)
                .total("v6.5 intel"))
                .isInstanceOf(ArithmeticException.class);
    }
}
