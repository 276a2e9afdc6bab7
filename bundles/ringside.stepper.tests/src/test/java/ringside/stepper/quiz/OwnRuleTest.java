package ringside.stepper.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;
import ringside.kernel.questions.DecidingKernel;
import ringside.kernel.questions.InputClasses;
import ringside.kernel.questions.Progress;
import ringside.stepper.questions.AskedKernel;

class OwnRuleTest {
    private static final int CLASSES = InputClasses.ofAllProfiles().all().size();

    static List<Profile> deciding() {
        return Profiles.all().stream().filter(profile -> !profile.fred()).toList();
    }

    private static OwnRule.Trial trial(Profile profile, Set<CheckId> conditions) {
        return new OwnRule(conditions).against(new AskedKernel(profile, KernelOptions.DEFAULT, Set.of()),
                Progress.NONE);
    }

    @ParameterizedTest
    @MethodSource("deciding")
    void theKernelsOwnChecksAreTheRule(Profile profile) {
        OwnRule.Trial trial = trial(profile, Set.copyOf(profile.checks(KernelOptions.DEFAULT)));
        assertThat(trial.classes()).isEqualTo(CLASSES);
        assertThat(trial.wrong()).isZero();
        assertThat(trial.example()).isEmpty();
    }

    /** Left out, a check is missed by a state in which it alone fails, if there is one. */
    @ParameterizedTest
    @MethodSource("deciding")
    void aRuleWithoutOneCheckIsWrongWhereThatOneFailsAlone(Profile profile) {
        DecidingKernel kernel = DecidingKernel.of(profile, KernelOptions.DEFAULT);
        for (CheckId left : profile.checks(KernelOptions.DEFAULT)) {
            Set<CheckId> rest = EnumSet.copyOf(profile.checks(KernelOptions.DEFAULT));
            rest.remove(left);
            long alone = InputClasses.ofAllProfiles().all().stream()
                    .filter(each -> kernel.failingMask(each.witness()) == left.mask()).count();
            OwnRule.Trial trial = trial(profile, rest);
            assertThat(trial.wrong()).as("%s without %s", profile.id(), left).isEqualTo((int) alone);
            trial.example().ifPresent(example -> {
                assertThat(example.promised()).isTrue();
                assertThat(example.answer().path()).isEqualTo(Path.IRET);
                assertThat(kernel.failingMask(example.state())).isEqualTo(left.mask());
            });
            assertThat(trial.example().isPresent()).isEqualTo(alone > 0);
        }
    }

    /** The last page of the user half is canonical, and the newer kernels refuse it all the same. */
    @Test
    void theAddressTestOfAnotherKernelIsTooStrictOrTooLax() throws UnknownNameException {
        Profile older = Profiles.named("seed");
        Set<CheckId> both = new HashSet<>(older.checks(KernelOptions.DEFAULT));
        both.add(CheckId.LIMIT);
        OwnRule.Trial strict = trial(older, both);
        assertThat(strict.example()).hasValueSatisfying(example -> {
            assertThat(example.promised()).isFalse();
            assertThat(example.answer().path()).isEqualTo(Path.SYSRET);
        });
        Profile newer = Profiles.named("v6.8");
        Set<CheckId> other = new HashSet<>(newer.checks(KernelOptions.DEFAULT));
        other.remove(CheckId.LIMIT);
        other.add(CheckId.CANONICAL);
        assertThat(trial(newer, other).example()).hasValueSatisfying(example -> assertThat(example.promised())
                .isTrue());
    }

    @Test
    void whereNothingIsDecidedNothingIsOffered() throws UnknownNameException {
        assertThat(OwnRule.offered(Profiles.named("fred"))).isEmpty();
        assertThat(OwnRule.offered(Profiles.named("seed"))).extracting(OwnRule.Condition::id).contains(
                CheckId.CANONICAL, CheckId.LIMIT, CheckId.RF_TF).doesNotContain(CheckId.XEN_PV);
    }
}
