package ringside.stepper.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.stepper.run.Progress;

/** The answers say of each witness what the kernel that was asked decides, and count every class once. */
class QuestionsTest {

    private static AskedKernel asked(String id, CheckId... off) {
        Profile profile = Profiles.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        return new AskedKernel(profile, KernelOptions.DEFAULT, Set.of(off));
    }

    private static KernelAnswer decides(AskedKernel asked, ReturnState state) {
        var answer = asked.kernel().answer(state);
        return new KernelAnswer(answer.path(), answer.reason());
    }

    @Test
    void kernelsAreTheSameWhereTheAnswerIs() {
        assertThat(asked("seed")).isEqualTo(asked("seed")).isNotEqualTo(asked("v6.8"))
                .isNotEqualTo(asked("seed", CheckId.RF_TF));
        assertThat(asked("seed", CheckId.SS, CheckId.CS)).isEqualTo(asked("seed", CheckId.CS, CheckId.SS));
    }

    @Test
    void theMapOfEveryKernelCountsAllClassesAndItsWitnessesHold() {
        for (Profile profile : Profiles.all()) {
            AskedKernel asked = asked(profile.id());
            KernelMap map = KernelMap.of(asked, Progress.NONE);
            Map<Path, Integer> told = new EnumMap<>(Path.class);
            for (KernelMap.Part part : map.parts()) {
                told.merge(part.answer().path(), part.states().count(), Integer::sum);
                assertThat(decides(asked, part.states().witness())).as("%s, %s", profile, part)
                        .isEqualTo(part.answer());
            }
            assertThat(map.kernel()).isEqualTo(profile.id());
            assertThat(map.paths()).as(profile.id()).isEqualTo(told);
            assertThat(told.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(map.classes());
        }
    }

    @Test
    void aCheckThatIsSwitchedOffIsNoReason() {
        assertThat(reasons(asked("seed"))).contains(CheckId.RF_TF, CheckId.SS);
        assertThat(reasons(asked("seed", CheckId.RF_TF))).contains(CheckId.SS).doesNotContain(CheckId.RF_TF);
    }

    private static List<CheckId> reasons(AskedKernel asked) {
        return KernelMap.of(asked, Progress.NONE).parts().stream().map(part -> part.answer().reason())
                .flatMap(Optional::stream).distinct().toList();
    }

    @Test
    void conditionsNameAddressesByTheirTitles() {
        assertThat(KernelMap.of(asked("v4.0"), Progress.NONE).parts().get(1).states().conditions()).containsExactly(
                "RCX = RIP", "RIP none of a user address of 48 bits, the last page of the user half of 48 bits");
    }

    @Test
    void differencesOfAnyTwoKernelsHoldAtTheirWitnesses() {
        for (Profile one : Profiles.all()) {
            for (Profile other : Profiles.all()) {
                if (one.id().compareTo(other.id()) < 0) {
                    assertDifferences(asked(one.id()), asked(other.id()));
                }
            }
        }
    }

    private static void assertDifferences(AskedKernel one, AskedKernel other) {
        KernelDifferences found = KernelDifferences.of(one, other, Progress.NONE);
        int differing = 0;
        int inPath = 0;
        for (KernelDifferences.Part part : found.parts()) {
            assertThat(part.one()).isNotEqualTo(part.other()).isEqualTo(decides(one, part.states().witness()));
            assertThat(part.other()).isEqualTo(decides(other, part.states().witness()));
            assertThat(part.inPath()).isEqualTo(part.one().path() != part.other().path());
            assertThat(part.inPath() && inPath < differing).as("another path after another reason").isFalse();
            differing += part.states().count();
            inPath += part.inPath() ? part.states().count() : 0;
        }
        assertThat(List.of(found.differing(), found.inPath())).as("%s and %s", one, other)
                .isEqualTo(List.of(differing, inPath));
    }

    @Test
    void aKernelDiffersNowhereFromItself() {
        KernelDifferences found = KernelDifferences.of(asked("seed"), asked("seed"), Progress.NONE);
        assertThat(found).isEqualTo(new KernelDifferences(found.classes(), 0, 0, List.of()));
    }

    @Test
    void aLongQuestionTellsHowFarItIsAndCanBeCancelled() {
        long[] last = new long[2];
        KernelMap map = KernelMap.of(asked("seed"), new Progress() {
            @Override
            public void at(long done, long total) {
                assertThat(done).isBetween(last[0], total);
                last[0] = done;
                last[1] = total;
            }
        });
        assertThat(last).containsExactly(map.classes(), map.classes());
        Progress cancelled = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> KernelMap.of(asked("seed"), cancelled)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> KernelDifferences.of(asked("seed"), asked("v6.8"), cancelled))
                .isInstanceOf(CancellationException.class);
    }
}
