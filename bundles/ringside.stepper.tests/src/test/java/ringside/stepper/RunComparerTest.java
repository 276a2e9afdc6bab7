package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;

import ringside.kernel.decision.Path;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.model.SwitchCheck;
import ringside.stepper.compare.RunComparer;
import ringside.stepper.compare.RunComparison;
import ringside.stepper.compare.RunSink;
import ringside.stepper.compare.ScenarioRun;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.run.Happening;
import ringside.stepper.run.Progress;
import ringside.stepper.run.StepRecord;

class RunComparerTest {
    private static final ProgramPlace PLACE = new ProgramPlace("sample", 1);
    /** Sets RIP and RCX of its signal frame to an address that the kernels judge differently. */
    private static final String KERNEL_HALF = """
            _start:
                mov eax, 39
                syscall
                mov edi, eax
                mov esi, 10
                mov eax, 62
                syscall
            end:
                hlt
            handler:
                mov rax, 0xffffffff81000000
                mov [rdx+168], rax
                mov [rdx+152], rax
                ret
            """;

    private static RunComparison compare(Scenario scenario, String one, String other) throws ScenarioProblem {
        return compare(scenario, one, other, Progress.NONE);
    }

    private static RunComparison compare(Scenario scenario, String one, String other, Progress progress)
            throws ScenarioProblem {
        return RunComparer.compare(OtherKernel.of(scenario, one, PLACE), OtherKernel.of(scenario, other, PLACE), PLACE,
                progress);
    }

    @Test
    void aRunNeverPartsFromItself() throws Exception {
        for (Scenario scenario : List.of(Sample.signalling("seed"), Sample.stuck("seed"))) {
            for (Profile profile : Profiles.all()) {
                assertThat(compare(scenario, profile.id(), profile.id())).as("%s", profile)
                        .isEqualTo(new RunComparison(Optional.empty(), Optional.empty(), Optional.empty(),
                                Optional.empty()));
            }
        }
    }

    @Test
    void seedTurnsInterruptsOnWhereTheNewKernelSavesTheFlags() throws Exception {
        RunComparison comparison = compare(Sample.of("seed", Sample.CALLS), "seed", "v6.8");
        RunComparison.Parting effect = comparison.effect().orElseThrow();
        assertThat(effect.one().instruction()).isEqualTo("sti");
        assertThat(effect.one().effect()).isEqualTo("RFLAGS: IF set");
        assertThat(effect.other().effect()).isEqualTo("RSP := top of the kernel stack - 0x18, slot flags := 0x202");
        assertThat(effect.one().step()).isEqualTo(effect.other().step());
        assertThat(comparison.part().orElseThrow().one().step()).isLessThanOrEqualTo(effect.one().step());
    }

    /** What is told of the step is what a plain run says about it, and no step before it differs. */
    @Test
    void thePartIsTheFirstStepThatDiffers() throws Exception {
        for (Scenario scenario : List.of(Sample.of("seed", Sample.CALLS), Sample.signalling("seed"),
                Sample.stuck("seed"), Sample.disturbed("seed"))) {
            RunComparison comparison = compare(scenario, "seed", "v6.8");
            List<StepRecord> one = steps(scenario, "seed");
            List<StepRecord> other = steps(scenario, "v6.8");
            RunComparison.Parting part = comparison.part().orElseThrow();
            int at = (int) part.one().step();
            assertThat(one.get(at - 1).routine()).isEqualTo(part.one().routine());
            assertThat(other.get(at - 1).text()).isEqualTo(part.other().instruction());
            for (int before = 0; before < at - 1; before++) {
                assertThat(one.get(before).routine()).isEqualTo(other.get(before).routine());
                assertThat(one.get(before).slots()).isEqualTo(other.get(before).slots());
                assertThat(one.get(before).changes()).extracting(StepRecord.Change::register)
                        .isEqualTo(other.get(before).changes().stream().map(StepRecord.Change::register).toList());
            }
        }
    }

    private static List<StepRecord> steps(Scenario scenario, String kernel) throws ScenarioProblem {
        Scenario copy = EcoreUtil.copy(scenario);
        copy.setKernel(kernel);
        List<StepRecord> steps = new ArrayList<>();
        ScenarioRun.of(copy, PLACE).run(500, new RunSink() {
            @Override
            public void step(StepRecord record) {
                steps.add(record);
            }

            @Override
            public void happened(long at, Happening happening) {
                assertThat(at).isNotNegative();
            }
        });
        return steps;
    }

    @Test
    void returnsAreComparedInTheirOrder() throws Exception {
        Scenario scenario = Sample.of("seed", KERNEL_HALF);
        scenario.getHandlers().addAll(Sample.signalling("seed").getHandlers());
        RunComparison comparison = compare(scenario, "v6.8", "seed");
        RunComparison.Returns fast = comparison.returned().orElseThrow();
        assertThat(fast.number()).isEqualTo(1);
        assertThat(fast.one().orElseThrow().path()).isEqualTo(Path.SYSRET);
        assertThat(fast.other().orElseThrow().path()).isEqualTo(Path.SYSRET_FAST);
        scenario.setProgram(KERNEL_HALF.replaceFirst("(?s)mov eax, 39\\s+syscall\\s+mov edi, eax", "xor edi, edi"));
        RunComparison.Returns half = compare(scenario, "v6.8", "seed").returned().orElseThrow();
        assertThat(half.number()).isEqualTo(2);
        assertThat(half.one().orElseThrow().reason()).isEqualTo("LIMIT");
        assertThat(half.other().orElseThrow().path()).isEqualTo(Path.SYSRET);
        assertThat(compare(scenario, "v6.8", "seed").user()).as("no program can tell").isEmpty();
    }

    /** With TF set SYSRET traps before the next instruction: after a fast return the program sees that. */
    @Test
    void whatTheProgramSeesIsComparedBeforeEachOfItsInstructions() throws Exception {
        Scenario scenario = Sample.of("seed", """
                _start:
                    push 0x302
                    popfq
                    mov eax, 39
                    syscall
                    nop
                end:
                    hlt
                """);
        scenario.setSelfTrace(true);
        RunComparison.Seen seen = compare(scenario, "seed", "v6.8").user().orElseThrow();
        assertThat(seen.differences()).extracting(RunComparison.Difference::name).contains("rip", "rsp");
        assertThat(seen.oneStep()).isNotEqualTo(seen.otherStep());
        assertThat(compare(Sample.of("seed", Sample.CALLS), "seed", "v6.8").user()).isEmpty();
    }

    /** Something from outside changes a register when one program is back already and the other is not. */
    @Test
    void theFirstMomentAtWhichTheProgramSeesADifferenceCountsAlsoWhenItPasses() throws Exception {
        Scenario scenario = Sample.of("v6.8", """
                _start:
                    mov eax, 39
                    syscall
                    nop
                    xor r12d, r12d
                    nop
                end:
                    hlt
                """);
        long early = ScenarioRun.of(scenario, PLACE).run(1000, null).returns().get(0).step();
        scenario.setKernel("v5.6");
        long late = ScenarioRun.of(scenario, PLACE).run(1000, null).returns().get(0).step();
        assertThat(late).isGreaterThan(early + 1);
        scenario.getInterventions().add(Sample.at(Sample.set("user.r12", 0x1234), early + 1));
        RunComparison comparison = compare(scenario, "v6.8", "v5.6");
        assertThat(comparison.returned()).isEmpty();
        RunComparison.Seen seen = comparison.user().orElseThrow();
        assertThat(seen.differences()).extracting(RunComparison.Difference::name).containsExactly("r12");
        assertThat(seen.oneStep()).isBetween(early, early + 1);
        assertThat(seen.otherStep() - seen.oneStep()).isEqualTo(late - early);
    }

    /** Without its canonical test the seed's kernel dies of SYSRET; the other program gets its signal. */
    @Test
    void howARunEndsIsSeenUnlessItWasCut() throws Exception {
        Scenario scenario = Sample.of("seed", KERNEL_HALF.replace("0xffffffff81000000", "0x800000000000"));
        scenario.getHandlers().addAll(Sample.signalling("seed").getHandlers());
        SwitchCheck off = Sample.MAKE.createSwitchCheck();
        off.setCheck("CANONICAL");
        scenario.getInterventions().add(Sample.at(off, 0));
        assertThat(compare(scenario, "seed", "v6.8").user().orElseThrow().differences())
                .contains(new RunComparison.Difference("run", "ends: oops", "ends: SIGSEGV"));
        scenario.setMaxSteps(20);
        RunComparison cut = compare(scenario, "seed", "v6.8");
        assertThat(cut.user()).isEmpty();
        assertThat(cut.returned()).isEmpty();
    }

    /** Runs that never end are compared until it is proved that nothing new comes. */
    @Test
    void endlessRunsAreComparedToTheirProof() throws Exception {
        Scenario stuck = Sample.stuck("seed");
        SwitchCheck off = Sample.MAKE.createSwitchCheck();
        off.setCheck("RF_TF");
        stuck.getInterventions().add(Sample.at(off, 0));
        for (Scenario scenario : List.of(stuck, Sample.of("seed", Sample.CALLING))) {
            scenario.setMaxSteps(1_000_000);
            long[] last = {0};
            RunComparison comparison = compare(scenario, "seed", "v6.8", new Progress() {
                @Override
                public void at(long step, long limit) {
                    last[0] = Math.max(last[0], step);
                }
            });
            assertThat(comparison.part()).isPresent();
            assertThat(last[0]).isLessThan(500_000);
            assertThat(comparison.user()).isEmpty();
        }
    }

    @Test
    void aCancelledComparisonIsNone() {
        Progress cancelled = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> compare(Sample.of("seed", Sample.CALLS), "seed", "v6.8", cancelled))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void anUnknownKernelIsAProblemThatNamesTheNearest() {
        assertThatThrownBy(() -> compare(Sample.of("seed", Sample.CALLS), "seed", "sede"))
                .isInstanceOf(ScenarioProblem.class).hasMessageContaining("did you mean seed");
    }
}
