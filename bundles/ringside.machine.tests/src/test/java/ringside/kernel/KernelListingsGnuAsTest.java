package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.Vendor;
import ringside.machine.assembler.AssemblyException;
import ringside.machine.assembler.GnuAs;

/** Stands with the assembler's tests because it needs their comparison with the real {@code as}. */
class KernelListingsGnuAsTest {

    @Test
    void everyKernelListingWithEveryOptionHasTheBytesAndAddressesOfGnuAs() throws AssemblyException {
        List<String> differences = new ArrayList<>();
        for (Profile profile : Profiles.all()) {
            for (int bits = 0; bits < 16; bits++) {
                KernelOptions options = new KernelOptions(Vendor.INTEL, (bits & 1) != 0, (bits & 2) != 0,
                        (bits & 4) != 0, (bits & 8) != 0);
                for (String file : profile.listings()) {
                    ListingSource source = new ListingSource();
                    GnuAs.Comparison comparison = new GnuAs(ListingSource.layout(profile),
                            KernelSymbols.of(profile, options), source).compare(file, source.source(file).orElseThrow());
                    differences.addAll(comparison.differences());
                    assertThat(comparison.lines()).as(file).isGreaterThan(500);
                }
            }
        }
        assertThat(differences).isEmpty();
    }
}
