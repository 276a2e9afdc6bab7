package ringside.kernel.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order in which the exit work looks at the thread flags: the order of the tests in the listing. */
public final class WorkOrder {

    private static final Pattern FLAG = Pattern.compile("_?(?:TIF|SYSCALL_WORK)_([A-Z_0-9]+)");
    /** The phase of the lines that count. */
    public static final String WORK = "work";

    private final Map<String, Integer> places = new HashMap<>();

    /** @param code the code of the lines of the phase {@link #WORK}, in the order of the listing */
    public WorkOrder(Collection<String> code) {
        for (String line : code) {
            if (line.strip().startsWith("test")) {
                Matcher flags = FLAG.matcher(line);
                while (flags.find()) {
                    places.putIfAbsent(flags.group(1), places.size());
                }
            }
        }
    }

    /** The order of a kernel. */
    public static WorkOrder of(List<ListingLine> lines) {
        List<String> code = new ArrayList<>();
        lines.stream().filter(line -> WORK.equals(line.phase())).forEach(line -> code.add(line.line().code()));
        return new WorkOrder(code);
    }

    /** {@return those of some flags that the exit work tests one by one, in that order} */
    public List<String> of(Collection<String> flags) {
        return flags.stream().filter(places::containsKey).sorted(Comparator.comparing(places::get)).toList();
    }
}
