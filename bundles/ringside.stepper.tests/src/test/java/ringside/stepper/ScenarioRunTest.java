package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import ringside.kernel.decision.Path;
import ringside.model.Expectation;
import ringside.model.ExpectedReturn;
import ringside.model.ReturnPath;
import ringside.model.Scenario;
import ringside.model.outcome.StatedOutcomes;
import ringside.stepper.compare.ExpectationCheck;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.compare.RunSink;
import ringside.stepper.compare.ScenarioRun;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.run.Happening;
import ringside.stepper.returns.Return;
import ringside.stepper.run.StepRecord;

class ScenarioRunTest {
    private static final ProgramPlace PLACE = new ProgramPlace("sample", 1);

    private static RunOutcome run(Scenario scenario) throws ScenarioProblem {
        return ScenarioRun.of(scenario, PLACE).run(scenario.getMaxSteps(), null);
    }

    /** Keeps everything that it is told. */
    private static final class Telling implements RunSink {
        private final List<StepRecord> steps = new ArrayList<>();
        private final List<Happening> happenings = new ArrayList<>();

        @Override
        public void step(StepRecord record) {
            steps.add(record);
        }

        @Override
        public void happened(long at, Happening happening) {
            assertThat(at).isEqualTo(steps.size());
            happenings.add(happening);
        }
    }

    @Test
    void everyStepIsToldOnceAndChangesNothing() throws Exception {
        for (Scenario scenario : Sample.all()) {
            Telling telling = new Telling();
            RunOutcome told = ScenarioRun.of(scenario, PLACE).run(scenario.getMaxSteps(), telling);
            RunOutcome untold = run(scenario);
            assertThat(told.steps()).isEqualTo(untold.steps()).isEqualTo(telling.steps.size());
            assertThat(told.user()).isEqualTo(untold.user());
            assertThat(told.returns()).extracting(Return::step).isEqualTo(untold.returns().stream()
                    .map(Return::step).toList());
            assertThat(telling.happenings).filteredOn(Happening.Returned.class::isInstance).hasSize(told.returns()
                    .size());
        }
    }

    @Test
    void aSlotIsToldAsWrittenAlsoWhenItGetsTheValueThatItHolds() throws Exception {
        Scenario scenario = Sample.of("v6.8", """
                _start:
                    mov eax, 9999
                    int 0x80
                end:
                    hlt
                """);
        Telling telling = new Telling();
        ScenarioRun.of(scenario, PLACE).run(scenario.getMaxSteps(), telling);
        assertThat(telling.steps).filteredOn(step -> step.text().contains("[rbx+PT_AX], -ENOSYS")).hasSize(2)
                .allSatisfy(step -> assertThat(step.slots()).containsExactly(new StepRecord.SlotWrite("ax", -38)));
        assertThat(telling.steps).filteredOn(step -> step.text().startsWith("cmp")).isNotEmpty()
                .allSatisfy(step -> assertThat(step.slots()).isEmpty());
    }

    @Test
    void aSlotGivenAtTheStartIsWrittenWhenTheReturnIsDecided() throws Exception {
        ScenarioRun run = ScenarioRun.of(Sample.of("v6.8", Sample.CALLS), PLACE);
        run.set("pt_regs.ip", "after");
        RunOutcome outcome = run.run(1_000_000, null);
        Return first = outcome.returns().get(0);
        assertThat(first.path()).isEqualTo(Path.IRET);
        assertThat(first.reason()).isEqualTo("RCX_RIP");
        assertThat(first.user().get("rip")).isEqualTo(run.evaluate("after"));
    }

    @Test
    void aRunEndsAfterTheReturnsThatTheScenarioNames() throws Exception {
        Scenario scenario = Sample.of("seed", Sample.CALLS);
        scenario.setEndAfterReturns(1);
        RunOutcome outcome = run(scenario);
        assertThat(outcome.ended()).isEqualTo("end");
        assertThat(outcome.returns()).hasSize(1);
        assertThat(outcome.steps()).isEqualTo(outcome.returns().get(0).step());
    }

    @Test
    void theLimitIsExactAndALoopIsProved() throws Exception {
        Scenario scenario = Sample.of("seed", Sample.CALLING);
        scenario.setMaxSteps(12_345);
        RunOutcome outcome = run(scenario);
        assertThat(outcome.steps()).isEqualTo(12_345);
        assertThat(outcome.ended()).isEqualTo(RunOutcome.LIMIT);
        assertThat(outcome.loop()).isPresent();
    }

    @Test
    void optionsMayBeGivenAsStartValues() throws Exception {
        ScenarioRun run = ScenarioRun.of(Sample.of("v6.8", Sample.CALLS), PLACE);
        run.set("cpu.vendor", "amd");
        run.set("cpu.la57", "on");
        assertThat(run.run(1000, null).ended()).isEqualTo("end");
        ScenarioRun seed = ScenarioRun.of(Sample.of("seed", Sample.CALLS), PLACE);
        assertThatThrownBy(() -> seed.set("cpu.pti", "on")).isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("pti");
    }

    @Test
    void whatIsNotAsExpectedIsTold() throws Exception {
        Scenario scenario = Sample.stuck("seed");
        Expectation expectation = Sample.MAKE.createExpectation();
        expectation.getKernels().add("v6.8");
        expectation.setEnded("end");
        expectation.getTraps().add("stuck_here-3");
        expectation.setRegisters(Sample.MAKE.createExpectedRegisters());
        expectation.getRegisters().setRcx(1);
        ExpectedReturn first = Sample.MAKE.createExpectedReturn();
        first.setPath(ReturnPath.SYSRET);
        expectation.getReturns().add(first);
        scenario.getExpectations().add(expectation);
        assertThat(ExpectationCheck.differences(scenario, StatedOutcomes.of(scenario).get(0), PLACE)).containsExactly(
                "number of returns is 10, expected 1", "return 1 is IRET, expected SYSRET",
                "rcx is 0x401010, expected 0x1",
                "number of traps is 5, expected 1");
        assertThat(scenario.getKernel()).isEqualTo("seed");
    }

    @Test
    void messagesPointIntoTheFileThatHoldsTheProgram() {
        assertThatThrownBy(() -> ScenarioRun.of(Sample.of("seed", "    nop\n    bogus\n"),
                new ProgramPlace("x.ringside", 20)))
                .isInstanceOf(ScenarioProblem.class).hasMessageStartingWith("x.ringside:21:");
    }
}
