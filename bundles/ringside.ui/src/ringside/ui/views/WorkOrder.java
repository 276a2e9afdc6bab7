package ringside.ui.views;

import java.util.List;
import java.util.Optional;

import ringside.model.ThreadFlagValue;
import ringside.stepper.listing.ListingModel;

/** Which work runs next: the first that the listing tests. */
final class WorkOrder {

    private final ListingModel listing;

    WorkOrder(ListingModel listing) {
        this.listing = listing;
    }

    /** Returns the name of the flag whose one-shot work runs next, or empty where none waits. */
    Optional<String> next(List<ThreadFlagValue> flags) {
        return listing.inWorkOrder(flags.stream().filter(flag -> flag.isSet() && !flag.isSticky())
                .map(ThreadFlagValue::getName).toList()).stream().findFirst();
    }
}
