package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.kernel.States;
import ringside.kernel.profile.AboutRow;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;

/** The order of the checks, what switching off does, and the words of a verdict. */
class DecisionTest {

    private static final int RANDOM_STATES = 20_000;

    @ParameterizedTest
    @MethodSource("ringside.kernel.States#deciding")
    void everyCombinationOfFailuresIsToldInTheProfilesOrder(String id) {
        Profile profile = States.profile(id);
        Decision decision = States.decision(id);
        List<CheckId> order = profile.checks(KernelOptions.DEFAULT);
        assertThat(order).hasSize(6);
        for (int subset = 0; subset < 1 << order.size(); subset++) {
            Set<CheckId> wanted = subset(order, subset);
            Verdict verdict = decision.decide(States.failing(wanted, Checks.judgesFlags(profile)));
            List<CheckId> expected = order.stream().filter(wanted::contains).toList();
            assertThat(verdict.failing()).isEqualTo(expected);
            assertThat(verdict.reason()).isEqualTo(expected.stream().findFirst());
            assertThat(verdict.path()).isEqualTo(expected.isEmpty() ? Path.SYSRET : Path.IRET);
            assertStatuses(verdict, order, expected);
        }
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.States#deciding")
    void manyStatesAtOnceAreJudgedAsOneByOneWhereverTheyBeginAndEnd(String id) {
        long seed = 20151122;
        Random random = new Random(seed);
        for (KernelOptions options : List.of(KernelOptions.DEFAULT, States.LA57, States.XEN_PV)) {
            Decision decision = new Decision(States.profile(id), options);
            Decision.Columns columns = columns(random, 3 * DecisionBlock.SIZE + 5);
            for (int from : new int[] {0, 1, DecisionBlock.SIZE, 200}) {
                for (int to : new int[] {from, from + 1, from + DecisionBlock.SIZE, columns.ip().length}) {
                    int[] masks = new int[columns.ip().length];
                    Arrays.fill(masks, -1);
                    decision.failingMasks(columns, masks, from, to);
                    for (int i = 0; i < masks.length; i++) {
                        assertThat(masks[i]).as("seed %d, %s, %d to %d, state %d", seed, options, from, to, i)
                                .isEqualTo(i < from || i >= to ? -1 : decision.failingMask(state(columns, i)));
                    }
                }
            }
        }
    }

    /** Random slots, half of them with values that pass, and addresses on both sides of every border. */
    private static Decision.Columns columns(Random random, int length) {
        long[] addresses = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x7fffffffefffL, 0x7ffffffff000L, 0x7fffffffffffL,
            0x800000000000L, 0xffff7fffffffffffL, 0xffff800000000000L, 0xffffffffffefffL, 0xfffffffffff000L,
            0x100000000000000L, 0xfeffffffffffffffL, 0xff00000000000000L};
        Decision.Columns columns = Decision.Columns.of(length);
        for (int i = 0; i < length; i++) {
            columns.ip()[i] = random.nextBoolean() ? random.nextLong() : addresses[random.nextInt(addresses.length)];
            columns.cx()[i] = random.nextBoolean() ? columns.ip()[i] : columns.ip()[i] ^ 1L << random.nextInt(64);
            columns.cs()[i] = random.nextBoolean() ? 0x33 : 0x33 ^ 1L << random.nextInt(64);
            columns.ss()[i] = random.nextBoolean() ? 0x2b : random.nextLong();
            columns.flags()[i] = random.nextBoolean() ? 0x202 : 1L << random.nextInt(64);
            columns.r11()[i] = random.nextBoolean() ? columns.flags()[i] : 1L << random.nextInt(64);
        }
        return columns;
    }

    private static ReturnState state(Decision.Columns columns, int i) {
        return new ReturnState(columns.cx()[i], columns.ip()[i], columns.cs()[i], columns.r11()[i], columns.flags()[i],
                columns.ss()[i]);
    }

    @Test
    void columnsThatAreTooShortAreRefused() {
        Decision decision = States.decision("seed");
        assertThatThrownBy(() -> decision.failingMasks(Decision.Columns.of(4), new int[8], 0, 5))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static void assertStatuses(Verdict verdict, List<CheckId> order, List<CheckId> failing) {
        assertThat(verdict.results()).extracting(CheckResult::id).isEqualTo(order);
        int first = failing.isEmpty() ? order.size() : order.indexOf(failing.get(0));
        for (int at = 0; at < order.size(); at++) {
            CheckResult result = verdict.results().get(at);
            assertThat(result.holds()).as("%s", order.get(at)).isEqualTo(!failing.contains(order.get(at)));
            assertThat(result.status()).isEqualTo(
                    at < first ? CheckStatus.PASSED : at == first ? CheckStatus.FAILED : CheckStatus.NOT_REACHED);
        }
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.States#deciding")
    void switchingOffAnyChecksTakesThemOutOfTheDecision(String id) {
        Profile profile = States.profile(id);
        Decision decision = States.decision(id);
        List<CheckId> order = profile.checks(KernelOptions.DEFAULT);
        for (int failing = 0; failing < 1 << order.size(); failing++) {
            ReturnState state = States.failing(subset(order, failing), Checks.judgesFlags(profile));
            for (int off = 0; off < 1 << order.size(); off++) {
                Verdict verdict = decision.decide(state, subset(order, off));
                assertThat(Decision.mask(verdict.failing())).isEqualTo(Decision.mask(subset(order, failing & ~off)));
                for (int at = 0; at < order.size(); at++) {
                    assertThat(verdict.results().get(at).status() == CheckStatus.OFF).isEqualTo((off >> at & 1) == 1);
                }
            }
        }
    }

    @Test
    void fastMaskAndExplainedChecksAgreeOnRandomSlots() {
        long seed = 20150617;
        Random random = new Random(seed);
        long[] nice = {0x401000, 0x7ffffffff000L, 0x800000000000L, 1L << 56, -1L, 0x33, 0x2b, 0x202, 0x302, 0x10202};
        for (Profile profile : Profiles.all()) {
            for (KernelOptions options : List.of(KernelOptions.DEFAULT, States.LA57, States.XEN_PV, States.AMD)) {
                Decision decision = new Decision(profile, options);
                for (int i = 0; i < RANDOM_STATES; i++) {
                    ReturnState state = new ReturnState(pick(random, nice), pick(random, nice), pick(random, nice),
                            pick(random, nice), pick(random, nice), pick(random, nice));
                    int expected = 0;
                    for (Check check : decision.checks()) {
                        expected |= check.holds(state) ? 0 : check.id().mask();
                    }
                    assertThat(decision.failingMask(state)).as("seed %d, %s %s %s", seed, profile, options, state)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static long pick(Random random, long[] nice) {
        int choice = random.nextInt(nice.length + 2);
        return choice < nice.length ? nice[choice] : random.nextLong();
    }

    @Test
    void comparisonsCountAll64BitsOfTheSelectorSlots() {
        for (String id : States.DECIDING) {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                ReturnState cs = new ReturnState(1, 1, 0x33 ^ 1L << bit, 2, 2, 0x2b);
                ReturnState ss = new ReturnState(1, 1, 0x33, 2, 2, 0x2b ^ 1L << bit);
                assertThat(States.decision(id).decide(cs).failing()).containsExactly(CheckId.CS);
                assertThat(States.decision(id).decide(ss).failing()).containsExactly(CheckId.SS);
            }
        }
    }

    @Test
    void seedJudgesRfAndTfOnR11AndTheNewKernelOnFlags() {
        assertThat(States.decision("seed").decide(States.withFlags(0x302, 0x202)).failing())
                .containsExactly(CheckId.R11_FLAGS, CheckId.RF_TF);
        assertThat(States.decision("v6.8").decide(States.withFlags(0x302, 0x202)).failing())
                .containsExactly(CheckId.R11_FLAGS);
        assertThat(States.decision("seed").decide(States.withFlags(0x202, 0x10202)).failing())
                .containsExactly(CheckId.R11_FLAGS);
        assertThat(States.decision("v6.8").decide(States.withFlags(0x202, 0x10202)).failing())
                .containsExactly(CheckId.R11_FLAGS, CheckId.RF_TF);
    }

    @Test
    void aXenPvGuestReturnsByIretWhateverTheSlotsHold() {
        for (Profile profile : Profiles.all()) {
            if (!profile.value(AboutRow.OPTIONS).contains(AboutRow.Choice.XEN_PV)) {
                continue;
            }
            Verdict verdict = new Decision(profile, States.XEN_PV).decide(States.PLAIN);
            assertThat(verdict.path()).isEqualTo(Path.IRET);
            assertThat(verdict.reason()).contains(CheckId.XEN_PV);
            assertThat(verdict.results()).hasSize(7).first().extracting(CheckResult::id).isEqualTo(CheckId.XEN_PV);
            assertThat(verdict.summary()).isEqualTo("IRET because the kernel is a Xen PV guest (XEN_PV)");
        }
    }

    @Test
    void summariesSayPathReasonAndWhatFailsToo() {
        Decision seed = States.decision("seed");
        assertThat(seed.decide(States.PLAIN).summary()).isEqualTo("SYSRET, all six checks pass");
        assertThat(seed.decide(new ReturnState(0, 0x400000, 0x33, 0, 0x200, 0x2b)).summary())
                .isEqualTo("IRET because RCX != RIP (RCX_RIP); R11_FLAGS fails too");
        assertThat(seed.decide(States.withFlags(0x302, 0x302)).summary())
                .isEqualTo("IRET because RF or TF is set (RF_TF)");
        assertThat(seed.decide(States.failing(EnumSet.allOf(CheckId.class), false)).summary())
                .isEqualTo("IRET because RCX != RIP (RCX_RIP); CANONICAL, CS, R11_FLAGS, RF_TF and SS fail too");
        assertThat(seed.decide(States.withFlags(0x302, 0x302), Set.of(CheckId.RF_TF)).summary())
                .isEqualTo("SYSRET, all five checks that are on pass; RF_TF would fail but is off");
        assertThat(seed.decide(States.PLAIN, EnumSet.allOf(CheckId.class)).summary())
                .isEqualTo("SYSRET, every check is off");
        assertThat(Verdict.unchecked(Path.SYSRET_FAST).summary())
                .isEqualTo("SYSRET-FAST, no thread flag asks for work and no check is made");
        assertThat(Verdict.unchecked(Path.IRET).reason()).isEmpty();
    }

    @Test
    void aProfileWithoutChecksHasOneWayBack() {
        Verdict verdict = new Decision(States.profile("fred"), KernelOptions.DEFAULT).decide(States.withFlags(0x302,
                0));
        assertThat(verdict.path()).isEqualTo(Path.ERETU);
        assertThat(verdict.summary()).isEqualTo("ERETU, the only way back with FRED: no check is made");
    }

    private static Set<CheckId> subset(List<CheckId> order, int bits) {
        Set<CheckId> ids = EnumSet.noneOf(CheckId.class);
        for (int at = 0; at < order.size(); at++) {
            if ((bits >> at & 1) == 1) {
                ids.add(order.get(at));
            }
        }
        return ids;
    }
}
