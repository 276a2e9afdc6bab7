package ringside.kernel.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.Decision;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.Verdict;
import ringside.kernel.profile.AboutRow;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.machine.state.Vendor;

/** The map says of every state what the decision says. */
class DecisionMapTest {

    private static final int RANDOM_STATES = 10_000_000;
    private static final InputClasses CLASSES = InputClasses.ofAllProfiles();
    private static final List<DecidingKernel> KERNELS = Profiles.all().stream().flatMap(profile -> MachineOptions.of(
            profile).stream().map(options -> DecidingKernel.of(profile, options))).toList();

    /** The vendor is left out: it changes no decision, as a test shows. */
    static Stream<DecidingKernel> kernels() {
        return KERNELS.stream().filter(kernel -> kernel.options().vendor() == KernelOptions.DEFAULT.vendor());
    }

    @Test
    void tenMillionRandomStatesAreDecidedAsTheirClassSays() {
        long seed = 20150617;
        System.out.println("DecisionMapTest: seed " + seed);
        List<DecisionMap> maps = kernels().map(kernel -> DecisionMap.of(kernel, CLASSES, Progress.NONE)).toList();
        RandomSlots slots = new RandomSlots(seed, CLASSES.addresses());
        BitSet met = new BitSet();
        for (int i = 0; i < RANDOM_STATES; i++) {
            slots.next();
            int place = CLASSES.indexOf(slots.cx, slots.ip, slots.cs, slots.r11, slots.flags, slots.ss);
            met.set(place);
            for (DecisionMap map : maps) {
                int decided = map.kernel().decision().failingMask(slots.cx, slots.ip, slots.cs, slots.r11, slots.flags,
                        slots.ss);
                int mapped = map.failingMask(place);
                if (decided != mapped) {
                    throw new AssertionError("seed " + seed + ", state " + i + " of " + map.kernel() + ": "
                            + slots.state() + " is decided " + map.kernel().answer(decided) + ", but the map says "
                            + map.kernel().answer(mapped));
                }
            }
        }
        assertThat(met.cardinality()).as("classes that random states met").isEqualTo(CLASSES.all().size());
    }

    @Test
    void everyWitnessLiesInItsClassAndClassesAreNumberedFromOne() {
        int number = 0;
        for (InputClass each : CLASSES.all()) {
            assertThat(each.number()).isEqualTo(++number);
            assertThat(CLASSES.of(each.witness())).isEqualTo(each);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyEntryGivesPathFirstReasonAndAllReasonsOfItsWitness(DecidingKernel kernel) {
        DecisionMap map = DecisionMap.of(kernel, CLASSES, Progress.NONE);
        assertThat(map.entries()).hasSameSizeAs(CLASSES.all());
        for (DecisionMap.Entry entry : map.entries()) {
            Verdict verdict = kernel.decision().decide(entry.inputs().witness());
            assertThat(entry.answer().path()).isEqualTo(verdict.path());
            assertThat(entry.answer().reason()).isEqualTo(verdict.reason());
            assertThat(entry.answer().failing()).isEqualTo(verdict.failing()).isEqualTo(verdict.results().stream()
                    .filter(result -> !result.holds()).map(CheckResult::id).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void countsAddUpAndRegionsAreTheMapAndNothingTwice(DecidingKernel kernel) {
        DecisionMap map = DecisionMap.of(kernel, CLASSES, Progress.NONE);
        int all = CLASSES.all().size();
        int reasons = map.reasons().values().stream().mapToInt(Integer::intValue).sum();
        long without = map.entries().stream().filter(entry -> entry.answer().reason().isEmpty()).count();
        assertThat(map.paths().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(all);
        assertThat(reasons + without).isEqualTo(all);
        List<DecisionMap.Region> regions = map.regions();
        for (DecisionMap.Entry entry : map.entries()) {
            List<DecisionMap.Region> found = regions.stream()
                    .filter(region -> region.inputs().contains(entry.inputs())).toList();
            assertThat(found).hasSize(1);
            assertThat(found.get(0).path()).isEqualTo(entry.answer().path());
            assertThat(found.get(0).reason()).isEqualTo(entry.answer().reason());
        }
        assertThat(regions).as("one region for each answer").hasSize((int) map.entries().stream()
                .map(entry -> List.of(entry.answer().path(), entry.answer().reason())).distinct().count());
        assertThat(regions.stream().mapToInt(region -> region.inputs().classes()).sum()).isEqualTo(all);
    }

    /** A Xen PV guest fails one check everywhere, and 57 bits move the borders; all else changes nothing. */
    @Test
    void onlyAddressWidthAndXenChangeAMap() {
        for (Profile profile : Profiles.all()) {
            for (DecidingKernel kernel : KERNELS.stream().filter(each -> each.profile() == profile).toList()) {
                KernelOptions options = kernel.options();
                for (boolean on : new boolean[] {false, true}) {
                    boolean pti = on && profile.value(AboutRow.OPTIONS).contains(AboutRow.Choice.PTI);
                    assertThat(masks(profile, options.vendor(), options.la57(), pti, options.xenPv(), on))
                            .isEqualTo(masks(kernel));
                }
                assertThat(masks(profile, KernelOptions.DEFAULT.vendor(), options.la57(), false, options.xenPv(),
                        false)).isEqualTo(masks(kernel));
            }
        }
    }

    private static List<Integer> masks(Profile profile, Vendor vendor, boolean la57, boolean pti, boolean xenPv,
            boolean x32) {
        return masks(DecidingKernel.of(profile, new KernelOptions(vendor, la57, pti, xenPv, x32)));
    }

    private static List<Integer> masks(DecidingKernel kernel) {
        return CLASSES.all().stream().map(each -> kernel.failingMask(each.witness())).toList();
    }

    @Test
    void checksThatAreLeftOutFailNobody() {
        Profile seed = profile("seed");
        Set<CheckId> off = EnumSet.of(CheckId.RF_TF, CheckId.SS);
        DecisionMap map = DecisionMap.of(DecidingKernel.of(seed, KernelOptions.DEFAULT, off), CLASSES, Progress.NONE);
        Decision decision = new Decision(seed, KernelOptions.DEFAULT);
        for (DecisionMap.Entry entry : map.entries()) {
            assertThat(entry.answer().failing()).isEqualTo(decision.decide(entry.inputs().witness(), off).failing());
        }
        assertThat(map.reasons()).containsOnlyKeys(CheckId.RCX_RIP, CheckId.CANONICAL, CheckId.CS, CheckId.R11_FLAGS);
    }

    @Test
    void seedInShortIsADecisionList() {
        DecisionMap map = DecisionMap.of(DecidingKernel.of(profile("seed"), KernelOptions.DEFAULT), CLASSES,
                Progress.NONE);
        assertThat(map.regions()).extracting(region -> region.reason().map(CheckId::name).orElse("-") + ": "
                + String.join("; ", region.inputs().conditions())).containsExactly(
                        "RCX_RIP: RCX differs from RIP",
                        "CANONICAL: RCX = RIP; RIP none of user-48, last-page-48, kernel-48",
                        "CS: RCX = RIP; RIP user-48 or last-page-48 or kernel-48; CS not 0x33",
                        "R11_FLAGS: RCX = RIP; RIP user-48 or last-page-48 or kernel-48; CS 0x33; R11 differs from RFLAGS",
                        "RF_TF: RCX = RIP; RIP user-48 or last-page-48 or kernel-48; CS 0x33; R11 = RFLAGS with RF or TF",
                        "SS: RCX = RIP; RIP user-48 or last-page-48 or kernel-48; CS 0x33; SS not 0x2b; "
                                + "R11 = RFLAGS without RF and TF",
                        "-: RCX = RIP; RIP user-48 or last-page-48 or kernel-48; CS 0x33; SS 0x2b; "
                                + "R11 = RFLAGS without RF and TF");
        assertThat(map.paths()).isEqualTo(Map.of(Path.SYSRET, 3, Path.IRET, 6397));
    }

    @Test
    void aStateIsLookedUpByItsClass() {
        DecisionMap map = DecisionMap.of(DecidingKernel.of(profile("seed"), KernelOptions.DEFAULT), CLASSES,
                Progress.NONE);
        DecisionMap.Entry entry = map.entry(new ReturnState(-4096, -4096, 0x33, 0x246, 0x246, 0x2b));
        assertThat(entry.inputs().title()).isEqualTo("RIP kernel-48, RCX = RIP, CS 0x33, SS 0x2b, R11 = RFLAGS");
        assertThat(entry.answer().text()).isEqualTo("SYSRET");
    }

    @Test
    void aCancelledMapIsNoMapAndProgressEndsWhereItShould() {
        DecidingKernel kernel = KERNELS.get(0);
        List<Long> told = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void at(long done, long total) {
                assertThat(total).isEqualTo(CLASSES.all().size());
                told.add(done);
            }

            @Override
            public boolean cancelled() {
                return told.size() == 3;
            }
        };
        assertThatThrownBy(() -> DecisionMap.of(kernel, CLASSES, progress)).isInstanceOf(CancellationException.class);
        assertThat(told).hasSize(3).isSorted();
    }

    static Profile profile(String id) {
        return Profiles.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }
}
