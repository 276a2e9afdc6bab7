package ringside.ui.views;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ringside.model.ThreadFlagValue;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.listing.ListingModel;

/** The order in which the exit work looks at the thread flags: the order of the tests in the listing. */
final class WorkOrder {

    private static final Pattern FLAG = Pattern.compile("\\b_(?:TIF|SYSCALL_WORK)_([A-Z_0-9]+)");
    private static final String WORK = "work";

    private final Map<String, Integer> places = new HashMap<>();

    WorkOrder(ListingModel listing) {
        for (CodeLine line : listing.lines()) {
            if (WORK.equals(line.phase()) && line.text().strip().startsWith("test")) {
                Matcher flags = FLAG.matcher(line.text());
                while (flags.find()) {
                    places.putIfAbsent(flags.group(1), places.size());
                }
            }
        }
    }

    /** Returns the name of the flag whose one-shot work runs next, or empty where none waits. */
    Optional<String> next(List<ThreadFlagValue> flags) {
        return flags.stream().filter(flag -> flag.isSet() && !flag.isSticky() && places.containsKey(flag.getName()))
                .map(ThreadFlagValue::getName).min(Comparator.comparing(places::get));
    }
}
