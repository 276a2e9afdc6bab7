package ringside.kernel.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import ringside.assembler.GnuAs;
import ringside.assembler.program.Layout;
import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.WhatIf;
import ringside.kernel.profile.WhatIfs;
import ringside.machine.state.Vendor;

/** Stands with the assembler's tests because it needs their comparison with the real {@code as}. */
class KernelListingsGnuAsTest {

    private static final int OPTION_SETS = 64;
    private static final int FEWEST_LINES = 500;

    @Test
    void everyKernelListingWithEveryOptionHasTheBytesAndAddressesOfGnuAs() throws AssemblyException {
        List<String> differences = new ArrayList<>();
        for (Profile profile : Profiles.all()) {
            Set<Map<String, Long>> assembled = new HashSet<>();
            for (int bits = 0; bits < OPTION_SETS; bits++) {
                KernelOptions options = new KernelOptions((bits & 16) != 0 ? Vendor.AMD : Vendor.INTEL,
                        (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0)
                        .withMitigations((bits & 32) != 0);
                if (profile.refusal(options).isEmpty() && assembled.add(KernelSymbols.of(profile, options))) {
                    differences.addAll(differences(profile, options));
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void everyKernelThatWasBrokenOnPurposeHasThemToo() throws AssemblyException {
        List<String> differences = new ArrayList<>();
        for (Profile profile : Profiles.all()) {
            Set<Map<String, Long>> assembled = new HashSet<>();
            assembled.add(KernelSymbols.of(profile, KernelOptions.DEFAULT));
            for (WhatIf whatIf : WhatIfs.of(profile)) {
                KernelOptions options = KernelOptions.DEFAULT.withVendor(whatIf.vendor().orElse(Vendor.INTEL))
                        .withWhatIfs(Set.of(whatIf.id()));
                if (assembled.add(KernelSymbols.of(profile, options))) {
                    differences.addAll(differences(profile, options));
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void theVdsoOfEveryKernelAndVendorHasThemToo() throws AssemblyException {
        List<String> differences = new ArrayList<>();
        ListingSource source = new ListingSource();
        Layout layout = new Layout(KernelMap.VDSO32, KernelMap.VDSO32 + KernelMap.PAGE,
                KernelMap.VDSO32 + 2 * KernelMap.PAGE);
        for (Profile profile : Profiles.all()) {
            for (Vendor vendor : Vendor.values()) {
                KernelOptions options = KernelOptions.DEFAULT.withVendor(vendor);
                differences.addAll(new GnuAs(layout, KernelSymbols.of(profile, options), source)
                        .compare(ListingSource.VDSO32, source.source(ListingSource.VDSO32).orElseThrow())
                        .differences());
            }
        }
        assertThat(differences).isEmpty();
    }

    private static List<String> differences(Profile profile, KernelOptions options) throws AssemblyException {
        ListingSource source = new ListingSource();
        String file = profile.value(BuildRow.LISTING);
        GnuAs.Comparison comparison = new GnuAs(ListingSource.layout(profile), KernelSymbols.of(profile, options),
                source).compare(file, source.source(file).orElseThrow());
        assertThat(comparison.lines()).as(file).isGreaterThan(FEWEST_LINES);
        return comparison.differences();
    }
}
