package ringside.model.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.model.CheckName;
import ringside.model.Expectation;
import ringside.model.ExpectedReturn;
import ringside.model.ReturnPath;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;

class FoldingTest {

    private static final Outcome.Return FAST = new Outcome.Return(ReturnPath.SYSRET_FAST, List.of(), true);
    private static final Outcome.Return IRET = new Outcome.Return(ReturnPath.IRET, List.of(), false);
    private static final Outcome.Return STEPPED =
            new Outcome.Return(ReturnPath.IRET, List.of(CheckName.R11_FLAGS, CheckName.RF_TF), false);

    private final Scenario scenario = RingsideFactory.eINSTANCE.createScenario();

    private static Outcome outcome(Map<String, Long> registers, Outcome.Return... returns) {
        return new Outcome(Optional.of("end"), List.of(returns), registers, List.of());
    }

    private Expectation state(String kernel, Outcome outcome) {
        Expectation stated = Statement.full(outcome);
        stated.getKernels().add(kernel);
        scenario.getExpectations().add(stated);
        return stated;
    }

    private Expectation folded(int index) {
        return scenario.getExpectations().get(index);
    }

    private static Map<List<Object>, Outcome> byKernel(Scenario scenario) {
        Map<List<Object>, Outcome> all = new HashMap<>();
        for (StatedOutcome stated : StatedOutcomes.of(scenario)) {
            all.put(List.<Object>of(stated.kernel(), Circumstances.of(stated.in()), stated.recorded()),
                    stated.outcome());
        }
        return all;
    }

    @Test
    void kernelsOfTheSameOutcomeShareAnExpectation() {
        state("v4.0", outcome(Map.of("rax", 1L), FAST, IRET));
        state("v4.1", outcome(Map.of("rax", 2L), FAST, IRET));
        state("seed", outcome(Map.of("rax", 1L), FAST, IRET));
        Folding.fold(scenario);
        assertThat(scenario.getExpectations()).hasSize(2);
        assertThat(folded(0).getKernels()).containsExactly("v4.0", "seed");
        assertThat(folded(1).getKernels()).containsExactly("v4.1");
    }

    @Test
    void aDifferenceSaysWhatDiffersAndNothingElse() {
        state("v4.0", outcome(Map.of("rax", 1L, "rcx", 5L), FAST, IRET, IRET));
        state("v4.1", outcome(Map.of("rax", 2L, "rcx", 5L), FAST, IRET, STEPPED));
        Folding.fold(scenario);
        Expectation difference = folded(1);
        assertThat(difference.getLike()).isEqualTo("v4.0");
        assertThat(difference.getEnded()).isNull();
        assertThat(difference.getRegisters().isSetRcx()).isFalse();
        assertThat(difference.getRegisters().getRax()).isEqualTo(2);
        assertThat(difference.getReturns()).singleElement().satisfies(changed -> {
            assertThat(changed.getAt()).containsExactly(3);
            assertThat(changed.getFailing()).containsExactly(CheckName.R11_FLAGS, CheckName.RF_TF);
        });
    }

    @Test
    void aRegisterOfWhichNothingIsSaidIsNamed() {
        state("v4.0", outcome(Map.of("rax", 1L, "rcx", 5L, "rsp", 9L), FAST));
        state("fred", outcome(Map.of("rax", 1L, "rsp", 9L), FAST));
        Folding.fold(scenario);
        assertThat(folded(1).getUnstated()).containsExactly("rcx");
        assertThat(StatedOutcomes.of(scenario).get(1).outcome().registers()).containsOnlyKeys("rax", "rsp");
    }

    @Test
    void aDifferenceMayBeFromADifference() {
        state("v4.0", outcome(Map.of("rax", 1L, "rbx", 1L, "rcx", 1L), FAST));
        state("v5.6", outcome(Map.of("rax", 2L, "rbx", 2L, "rcx", 1L), FAST));
        state("v6.8", outcome(Map.of("rax", 2L, "rbx", 2L, "rcx", 3L), FAST));
        Map<List<Object>, Outcome> before = byKernel(scenario);
        Folding.fold(scenario);
        assertThat(scenario.getExpectations()).extracting(Expectation::getLike).containsExactly(null, "v4.0", "v5.6");
        assertThat(byKernel(scenario)).isEqualTo(before);
    }

    @Test
    void whatADifferenceCannotSayIsStatedInFull() {
        state("v4.0", outcome(Map.of("rax", 1L), FAST, IRET));
        state("v5.6", outcome(Map.of("rax", 1L)));
        Folding.fold(scenario);
        assertThat(folded(1).getLike()).isNull();
        assertThat(StatedOutcomes.of(scenario).get(1).outcome().returns()).isEmpty();
    }

    @Test
    void equalReturnsThatFollowEachOtherAreStatedOnce() {
        state("v4.0", outcome(Map.of(), FAST, IRET, IRET, STEPPED, IRET));
        assertThat(folded(0).getReturns()).extracting(ExpectedReturn::getTimes).containsExactly(1, 2, 1, 1);
        assertThat(StatedOutcomes.of(scenario).get(0).outcome().returns())
                .containsExactly(FAST, IRET, IRET, STEPPED, IRET);
    }

    @Test
    void recordedKernelsStayMarked() {
        state("v4.0", outcome(Map.of("rax", 1L), FAST));
        state("v4.1", outcome(Map.of("rax", 1L), FAST)).getRecorded().add("v4.1");
        Folding.fold(scenario);
        assertThat(folded(0).getKernels()).containsExactly("v4.0", "v4.1");
        assertThat(folded(0).getRecorded()).containsExactly("v4.1");
    }

    @Test
    void otherCircumstancesAreAnotherExpectation() {
        state("v4.0", outcome(Map.of("rax", 1L), FAST));
        state("v4.0", outcome(Map.of("rax", 1L), FAST)).setLa57(true);
        Folding.fold(scenario);
        assertThat(scenario.getExpectations()).hasSize(2);
        assertThat(folded(1).getLike()).isEqualTo("v4.0");
        assertThat(folded(1).isLa57()).isTrue();
        assertThat(folded(1).isSetPti()).isFalse();
    }

    /** Two that once gave another order of registers the second time, and others. */
    static List<Long> seeds() {
        return LongStream.concat(LongStream.of(-2601094085882108657L, 6496844599260364140L),
                new Random().longs(100)).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostAndASecondTimeChangesNothing(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2 + random.nextInt(8); i++) {
            Expectation stated = state("v" + i, random(random));
            if (random.nextInt(4) == 0) {
                stated.setPti(random.nextBoolean());
            }
            if (random.nextInt(4) == 0) {
                stated.getRecorded().add("v" + i);
            }
        }
        Map<List<Object>, Outcome> before = byKernel(scenario);
        Folding.fold(scenario);
        assertThat(byKernel(scenario)).isEqualTo(before);
        Set<Map.Entry<Circumstances, Outcome>> different = new HashSet<>();
        StatedOutcomes.each(scenario).forEach((stated, outcome) -> different.add(Map.entry(Circumstances.of(stated),
                outcome)));
        assertThat(different).hasSameSizeAs(scenario.getExpectations());
        Scenario again = EcoreUtil.copy(scenario);
        Folding.fold(again);
        assertThat(EcoreUtil.equals(again, scenario)).isTrue();
    }

    private static Outcome random(Random random) {
        List<Outcome.Return> returns = new ArrayList<>();
        IntStream.range(0, random.nextInt(5)).forEach(i -> returns.add(List.of(FAST, IRET, STEPPED)
                .get(random.nextInt(3))));
        Map<String, Long> registers = new HashMap<>();
        for (String name : List.of("rax", "rcx", "gs_base", "rflags")) {
            if (random.nextInt(5) > 0) {
                registers.put(name, (long) random.nextInt(2));
            }
        }
        return new Outcome(Optional.of("end").filter(end -> random.nextInt(9) > 0), returns, registers,
                IntStream.range(0, random.nextInt(3)).mapToObj(i -> "0x" + random.nextInt(2)).toList());
    }
}
