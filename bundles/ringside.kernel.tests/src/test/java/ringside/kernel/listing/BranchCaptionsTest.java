package ringside.kernel.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.Note;
import ringside.kernel.BootedKernel;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.WhatIf;
import ringside.kernel.profile.WhatIfs;
import ringside.kernel.service.setup.TaskSetup;
import ringside.machine.state.Vendor;

/** A conditional jump has two sides, and its caption says both; every listing, every set of options. */
class BranchCaptionsTest {

    private static final List<Boolean> BOTH = List.of(false, true);

    static List<Profile> profiles() {
        return Profiles.all();
    }

    private static List<KernelOptions> options(Profile profile) {
        List<KernelOptions> all = new ArrayList<>();
        for (boolean la57 : BOTH) {
            for (boolean pti : BOTH) {
                for (boolean xenPv : BOTH) {
                    BOTH.forEach(x32 -> all.add(new KernelOptions(Vendor.AMD, la57, pti, xenPv, x32)));
                }
            }
        }
        List<KernelOptions> accepted = new ArrayList<>(all.stream().filter(o -> profile.refusal(o).isEmpty()).toList());
        accepted.addAll(accepted.stream().flatMap(o -> Stream.of(Vendor.values()).map(o::withVendor))
                .map(o -> o.withMitigations(true)).filter(o -> profile.refusal(o).isEmpty()).toList());
        Stream.of(Vendor.values()).map(KernelOptions.DEFAULT::withVendor).forEach(accepted::add);
        WhatIfs.of(profile).stream().map(WhatIf::id).map(id -> KernelOptions.DEFAULT.withWhatIfs(Set.of(id)))
                .filter(o -> profile.refusal(o).isEmpty()).forEach(accepted::add);
        return accepted;
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyConditionalJumpSaysBothSidesAndNothingElseDoes(Profile profile) throws AssemblyException {
        for (KernelOptions options : options(profile)) {
            for (ListingLine line : BootedKernel.boot(profile, options, TaskSetup.of("end.s",
                    ".intel_syntax noprefix\n.text\nhlt\n")).listing().lines()) {
                String place = line.line().file() + ":" + line.line().number() + " " + line.line().code();
                boolean jump = line.line().instruction() != null && line.line().instruction().conditionalJump();
                assertThat(line.line().bothSides()).as(place).isEqualTo(jump);
                assertThat(line.line().notes()).as(place).filteredOn(note -> note.kind() == Note.JUMPS
                        || note.kind() == Note.PASSES).hasSize(jump ? 2 : 0).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void theSidesOfAJumpAreToldApartAndTogether() throws AssemblyException {
        ListingLine line = BootedKernel.boot(Profiles.all().get(0), KernelOptions.DEFAULT, TaskSetup.of("end.s", """
                .intel_syntax noprefix
                .text
                #: How does it go on?
                #! No: straight on.
                jz end  #? Yes: to the end.
                end: hlt
                """)).listing().lines().stream().filter(l -> l.line().code().startsWith("jz")).findFirst()
                .orElseThrow();
        assertThat(line.caption()).isEqualTo("How does it go on? Yes: to the end. No: straight on.");
        assertThat(line.line().caption(true)).isEqualTo("How does it go on? Yes: to the end.");
        assertThat(line.line().caption(false)).isEqualTo("How does it go on? No: straight on.");
    }
}
