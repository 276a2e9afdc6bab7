package ringside.kernel.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.ListingAgreement;
import ringside.kernel.ListingDecider;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profiles;

/** The code of every kernel decides the witness of every class as the map says. */
class MapListingTest {

    private static final InputClasses CLASSES = InputClasses.ofAllProfiles();

    /** The vendor is left out: it changes no decision, as another test shows. */
    static Stream<DecidingKernel> kernels() {
        return Profiles.all().stream().flatMap(profile -> MachineOptions.of(profile).stream()
                .filter(options -> options.vendor() == KernelOptions.DEFAULT.vendor())
                .map(options -> DecidingKernel.of(profile, options)));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theListingDecidesEveryWitnessAndEveryEdgeOfAddressesAsTheMapSays(DecidingKernel kernel) throws Exception {
        DecisionMap map = DecisionMap.of(kernel, CLASSES, Progress.NONE);
        ListingDecider listing = new ListingDecider(kernel.profile(), kernel.options());
        List<String> differences = new ArrayList<>();
        for (DecisionMap.Entry entry : map.entries()) {
            compare(listing, entry.inputs().witness(), entry, differences);
        }
        for (AddressClass each : CLASSES.addresses()) {
            for (long edge : new long[] {each.first(), each.last()}) {
                ReturnState state = new ReturnState(edge, edge, 0x33, 0x202, 0x202, 0x2b);
                compare(listing, state, map.entry(state), differences);
            }
        }
        assertThat(differences).as("%s, %d classes", kernel, map.entries().size()).isEmpty();
    }

    private static void compare(ListingDecider listing, ReturnState state, DecisionMap.Entry entry,
            List<String> differences) {
        String expected = entry.answer().path().label() + entry.answer().reason().map(id -> " " + id).orElse("");
        String taken = listing.decide(state, Set.of());
        if (!taken.equals(expected)) {
            differences.add("listing " + taken + ", map " + expected + "; " + ListingAgreement.values(state)
                    + "; class "
                    + entry.inputs().number() + ": " + entry.inputs().title());
        }
    }
}
