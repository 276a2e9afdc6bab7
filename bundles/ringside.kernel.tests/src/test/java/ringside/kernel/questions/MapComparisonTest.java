package ringside.kernel.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

import ringside.kernel.decision.Decision;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.questions.MapComparison.Difference;

/** Where two kernels disagree. */
class MapComparisonTest {

    private static final InputClasses CLASSES = InputClasses.ofAllProfiles();
    private static final KernelOptions LA57 = new KernelOptions(KernelOptions.DEFAULT.vendor(), true, false, false,
            false);

    private static MapComparison compare(String one, String other, KernelOptions options) {
        return MapComparison.of(DecidingKernel.of(DecisionMapTest.profile(one), options),
                DecidingKernel.of(DecisionMapTest.profile(other), options), CLASSES, Progress.NONE);
    }

    /** The known truth: a kernel of 2015 and one of 2024 differ in the path for two stretches of addresses, no more. */
    @Test
    void seedAndSixEightDifferInPathForTheLastUserPageAndTheKernelHalfOnly() {
        List<Difference> differences = compare("seed", "v6.8", KernelOptions.DEFAULT).differencesInPath();
        assertThat(differences).extracting(each -> each.inputs().title()).containsExactly(
                "RIP last-page-48, RCX = RIP, CS 0x33, SS 0x2b, R11 = RFLAGS",
                "RIP kernel-48, RCX = RIP, CS 0x33, SS 0x2b, R11 = RFLAGS");
        assertThat(differences).allSatisfy(each -> {
            assertThat(each.one().text()).isEqualTo("SYSRET");
            assertThat(each.other().text()).isEqualTo("IRET because LIMIT");
        });
        AddressClass page = differences.get(0).inputs().rip();
        assertThat(page.first()).isEqualTo(0x7ffffffff000L);
        assertThat(page.last()).isEqualTo(0x7fffffffffffL);
        AddressClass half = differences.get(1).inputs().rip();
        assertThat(half.first()).isEqualTo(0xffff800000000000L);
        assertThat(half.last()).isEqualTo(-1);
    }

    @Test
    void with57BitsItIsTheLastPageOf57BitsAndTheWiderKernelHalf() {
        assertThat(compare("v5.6", "v6.8", LA57).differencesInPath()).extracting(each -> each.inputs().rip().name())
                .containsExactly("last-page-57", "kernel-57", "kernel-48");
    }

    @Test
    void aKernelOf48BitsRefusesWhatIsTheUsersWith57() {
        assertThat(compare("seed", "v6.8", LA57).differencesInPath()).extracting(each -> each.inputs().rip().name())
                .containsExactly("user-57", "kernel-48");
        assertThat(compare("seed", "v5.6", LA57).differencesInPath()).extracting(each -> each.inputs().rip().name())
                .containsExactly("user-57", "last-page-57", "kernel-57");
    }

    @Test
    void everyClassWithAnotherPathOrFirstReasonIsADifferenceAndNoOther() {
        for (Profile one : Profiles.all()) {
            for (Profile other : Profiles.all()) {
                MapComparison comparison = compare(one.id(), other.id(), KernelOptions.DEFAULT);
                Set<InputClass> differing = new HashSet<>();
                comparison.differences().forEach(each -> differing.add(each.inputs()));
                for (InputClass each : CLASSES.all()) {
                    boolean differ = differ(comparison.one().kernel().decision(),
                            comparison.other().kernel().decision(), each.witness());
                    if (differing.contains(each) != differ) {
                        throw new AssertionError(one + ", " + other + ", " + each.title() + ": differ " + differ);
                    }
                }
                int told = comparison.regions().stream().mapToInt(region -> region.inputs().classes()).sum();
                assertThat(told).isEqualTo(differing.size());
            }
        }
    }

    private static boolean differ(Decision a, Decision b, ReturnState state) {
        int maskA = a.failingMask(state);
        int maskB = b.failingMask(state);
        return a.path(maskA) != b.path(maskB) || a.first(maskA) != b.first(maskB);
    }

    @Test
    void aKernelDoesNotDifferFromItself() {
        for (Profile profile : Profiles.all()) {
            assertThat(compare(profile.id(), profile.id(), LA57).differences()).isEmpty();
        }
    }

    @Test
    void differencesInShortAreThePairsOfAnswersWithTheirConditions() {
        List<MapComparison.Region> regions = compare("seed", "v6.8", KernelOptions.DEFAULT).regions();
        assertThat(regions).filteredOn(region -> region.onePath() == Path.SYSRET).singleElement()
                .satisfies(region -> assertThat(region.inputs().conditions()).containsExactly("RCX = RIP",
                        "RIP last-page-48 or kernel-48", "CS 0x33", "SS 0x2b", "R11 = RFLAGS without RF and TF"));
        assertThat(regions).allSatisfy(region -> assertThat(region.onePath() != region.otherPath()
                || !region.oneReason().equals(region.otherReason())).isTrue());
    }

    @Test
    void progressGoesOnOverBothMapsAndCancels() {
        List<Long> told = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void at(long done, long total) {
                assertThat(total).isEqualTo(2L * CLASSES.all().size());
                told.add(done);
            }

            @Override
            public boolean cancelled() {
                return !told.isEmpty() && told.get(told.size() - 1) > CLASSES.all().size();
            }
        };
        DecidingKernel seed = DecidingKernel.of(DecisionMapTest.profile("seed"), KernelOptions.DEFAULT);
        assertThatThrownBy(() -> MapComparison.of(seed, seed, CLASSES, progress))
                .isInstanceOf(CancellationException.class);
        assertThat(told).isSorted().first().isEqualTo(0L);
    }
}
