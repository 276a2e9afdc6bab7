package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.listing.KernelSymbols;
import ringside.kernel.listing.ListingSource;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;
import ringside.kernel.profile.WhatIf;
import ringside.kernel.profile.WhatIfs;
import ringside.machine.state.Vendor;

/** The experiments that come along, held against every profile. */
class WhatIfsTest extends ReturningPrograms {

    static Stream<Arguments> pairs() {
        return WhatIfs.all().stream().flatMap(whatIf -> Profiles.all().stream()
                .map(profile -> Arguments.of(whatIf, profile)));
    }

    private static KernelOptions options(WhatIf whatIf) {
        return KernelOptions.DEFAULT.withVendor(whatIf.vendor().orElse(Vendor.INTEL)).withWhatIfs(Set.of(whatIf.id()));
    }

    @Test
    void theyStandInTheOrderOfTheIndexAndNameKnownProfilesAndChecks() {
        assertThat(WhatIfs.all()).extracting(WhatIf::id).containsExactly("S53", "S54", "S59", "S60", "S61", "S62",
                "S63", "S64", "S65", "S65-doubled", "S66", "S67", "S68", "pre-e34dbbc");
        List<String> profiles = Profiles.all().stream().map(Profile::id).toList();
        assertThat(WhatIfs.all()).allSatisfy(whatIf -> {
            assertThat(profiles).containsAll(whatIf.profiles());
            assertThat(whatIf.title()).isNotBlank();
            assertThat(whatIf.sentence()).endsWith(".");
        });
    }

    @Test
    void unknownOnesNameTheNearest() throws UnknownNameException {
        assertThat(WhatIfs.named(" s65-DOUBLED ").id()).isEqualTo("S65-doubled");
        assertThatThrownBy(() -> WhatIfs.named("S655")).isInstanceOf(UnknownNameException.class)
                .hasMessageStartingWith("unknown experiment 'S655'; did you mean S65");
        assertThat(States.profile("seed").refusal(KernelOptions.DEFAULT.withWhatIfs(Set.of("S6"))))
                .hasValueSatisfying(text -> assertThat(text).startsWith("unknown experiment 'S6'"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void anExperimentCanBeHadExactlyWhereItMakesSense(WhatIf whatIf, Profile profile) throws AssemblyException {
        KernelOptions wanted = options(whatIf);
        if (!whatIf.profiles().contains(profile.id())) {
            assertThat(profile.refusal(wanted)).hasValueSatisfying(text -> assertThat(text)
                    .contains(whatIf.id(), "does not go with profile " + profile.id()));
            assertThatThrownBy(() -> BootedKernel.boot(profile, wanted, task(GETPID)))
                    .isInstanceOf(SetupException.class);
            assertThat(WhatIfs.of(profile)).doesNotContain(whatIf);
            return;
        }
        assertThat(WhatIfs.of(profile)).contains(whatIf);
        kernel = BootedKernel.boot(profile, wanted, task(GETPID));
        Set<CheckId> off = new LinkedHashSet<>(whatIf.checksOff());
        off.retainAll(profile.checks(wanted));
        assertThat(kernel.switchedOff()).isEqualTo(off);
        assertThat(off.isEmpty()).isEqualTo(whatIf.checksOff().isEmpty());
        assertThat(kernel.options()).isEqualTo(wanted);
        whatIf.vendor().ifPresent(vendor -> assertThat(profile.refusal(wanted.withVendor(
                vendor == Vendor.AMD ? Vendor.INTEL : Vendor.AMD))).hasValueSatisfying(text -> assertThat(text)
                        .contains("choose the vendor")));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aSymbolIsOneOnlyInItsExperiment(WhatIf whatIf, Profile profile) {
        assertThat(KernelSymbols.of(profile, KernelOptions.DEFAULT)).allSatisfy((name, value) -> {
            if (name.startsWith("WHATIF_")) {
                assertThat(value).isZero();
            }
        });
        if (whatIf.fits(profile)) {
            KernelSymbols.of(profile, options(whatIf)).forEach((name, value) -> {
                if (name.startsWith("WHATIF_")) {
                    assertThat(value).as(name).isEqualTo(whatIf.symbols().contains(name) ? 1 : 0);
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theListingOfAnExperimentWithASymbolIsAnotherOne(WhatIf whatIf, Profile profile) {
        if (whatIf.fits(profile) && !whatIf.symbols().isEmpty()) {
            KernelOptions broken = options(whatIf);
            boolean same = text(profile, broken).equals(text(profile, broken.withWhatIfs(Set.of())));
            assertThat(same).as("nothing is different").isFalse();
        }
    }

    private static List<String> text(Profile profile, KernelOptions options) {
        return new ListingSource().kernel(profile, options).lines().stream()
                .filter(line -> line.instruction() != null).map(line -> line.instruction().text()).toList();
    }

    @Test
    void switchedOffChecksAreOffAfterRestoring() throws AssemblyException {
        boot("seed", options(WhatIfs.all().get(0)), task(GETPID));
        KernelState start = kernel.save();
        kernel.switchCheck(CheckId.RF_TF, true);
        assertThat(kernel.switchedOff()).isEmpty();
        kernel.restore(start);
        assertThat(kernel.switchedOff()).containsExactly(CheckId.RF_TF);
    }

    @Test
    void aRowSymbolReachesTheListing() {
        Profile profile = States.profile("seed");
        assertThat(KernelSymbols.of(profile, KernelOptions.DEFAULT))
                .containsEntry("LINUX_VERSION", profile.value(BuildRow.LINUX_VERSION));
    }
}
