package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.listing.ListingLine;
import ringside.kernel.profile.Profile;

/** A listing calls services by name. */
class ListingServicesTest {

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void servicesOfTheListingExist(Profile profile) {
        BootedKernel kernel = ServiceRig.of(profile).kernel;
        List<String> unknown = new ArrayList<>();
        for (ListingLine line : kernel.listing().lines()) {
            String service = line.line().instruction() == null ? null : line.line().instruction().service();
            if (service != null && !kernel.services().names().contains(service)) {
                unknown.add(service);
            }
        }
        assertThat(unknown).isEmpty();
    }
}
