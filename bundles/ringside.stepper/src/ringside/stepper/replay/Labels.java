package ringside.stepper.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.kernel.listing.KernelListing;
import ringside.kernel.listing.ListingLine;

/** The labels of the kernel by address; one address may have several. */
final class Labels {
    private final Map<Long, List<String>> byAddress = new HashMap<>();

    Labels(KernelListing listing) {
        for (ListingLine line : listing.lines()) {
            if (!line.user() && line.line().address().isPresent()) {
                line.line().labels().forEach(label -> byAddress
                        .computeIfAbsent(line.line().address().getAsLong(), address -> new ArrayList<>()).add(label));
            }
        }
    }

    /** {@return the labels of the instruction at this address, in the order of the listing} */
    List<String> at(long address) {
        return byAddress.getOrDefault(address, List.of());
    }
}
