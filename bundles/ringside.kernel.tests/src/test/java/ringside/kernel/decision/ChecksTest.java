package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.States;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.Profiles;
import ringside.kernel.questions.DecidingKernel;
import ringside.kernel.questions.InputClass;
import ringside.kernel.questions.InputClasses;
import ringside.kernel.questions.MachineOptions;

/** A decision is its checks and nothing else, one by one and in bulk, for every kernel on every machine. */
class ChecksTest {

    private static final int RANDOM_ROWS = 20_000;
    private static final List<ReturnState> WITNESSES = InputClasses.ofAllProfiles().all().stream()
            .map(InputClass::witness).toList();

    static Stream<DecidingKernel> kernels() {
        return Profiles.all().stream().flatMap(profile -> MachineOptions.of(profile).stream()
                .map(options -> DecidingKernel.of(profile, options)));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyClassIsDecidedAsTheChecksJudgeIt(DecidingKernel kernel) {
        assertDecidedByTheChecks(kernel, WITNESSES, "");
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void randomRowsAreDecidedAsTheChecksJudgeThem(DecidingKernel kernel) {
        long seed = 20151123;
        Random random = new Random(seed);
        List<ReturnState> rows = new ArrayList<>();
        for (int i = 0; i < RANDOM_ROWS; i++) {
            ReturnState state = WITNESSES.get(random.nextInt(WITNESSES.size()));
            for (DecidingSlot slot : DecidingSlot.values()) {
                if (random.nextInt(3) == 0) {
                    state = state.with(slot, random.nextBoolean() ? random.nextLong()
                            : state.get(slot) ^ 1L << random.nextInt(Long.SIZE));
                }
            }
            rows.add(state);
        }
        assertDecidedByTheChecks(kernel, rows, ", seed " + seed);
    }

    private static void assertDecidedByTheChecks(DecidingKernel kernel, List<ReturnState> rows, String seed) {
        Decision decision = kernel.decision();
        int[] inBulk = new int[rows.size()];
        decision.failingMasks(TruthTable.columns(rows), inBulk, 0, inBulk.length);
        for (int i = 0; i < inBulk.length; i++) {
            ReturnState state = rows.get(i);
            int expected = 0;
            for (Check check : decision.checks()) {
                expected |= check.holds(state) ? 0 : check.id().mask();
            }
            if (inBulk[i] != expected || decision.failingMask(state) != expected) {
                throw new AssertionError(kernel + ", row " + i + seed + ": " + state + ": the checks say "
                        + decision.failing(expected) + ", in bulk " + decision.failing(inBulk[i]) + ", one by one "
                        + decision.failing(decision.failingMask(state)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aCheckOfTheListIsThatOfItsIdAndItsRemediesTurnEveryClass(DecidingKernel kernel) {
        assertThat(kernel.decision().checks()).extracting(Check::id).isEqualTo(kernel.decision().order());
        for (Check check : kernel.decision().checks()) {
            for (ReturnState state : WITNESSES) {
                for (Remedy remedy : check.remedies(state)) {
                    if (check.holds(remedy.applied(state)) == check.holds(state)) {
                        throw new AssertionError(kernel + ": " + check.id() + " of " + state + " is not turned by "
                                + remedy);
                    }
                }
            }
        }
    }

    /** What a text promises by "alone": the state after the remedy fails in this check only. */
    @ParameterizedTest
    @MethodSource("kernels")
    void whatMakesACheckFailInThePlainStateMakesNoOtherFail(DecidingKernel kernel) {
        int before = kernel.failingMask(States.PLAIN);
        for (Check check : kernel.decision().checks()) {
            if (check.holds(States.PLAIN)) {
                int after = kernel.failingMask(check.remedies(States.PLAIN).get(0).applied(States.PLAIN));
                assertThat(after & ~before).as("%s: %s", kernel, check.id()).isEqualTo(check.id().mask());
            }
        }
    }

    @Test
    void everyIdIsMadeByAKernel() {
        assertThat(kernels().flatMap(kernel -> kernel.checks().stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(CheckId.values()));
    }
}
