package ringside.stepper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ringside.assembler.program.Line;
import ringside.kernel.listing.KernelListing;
import ringside.kernel.profile.CheckId;

/**
 * All lines of the running program and its kernel: the program first, then the kernel's routines in their order.
 * Immutable; a restart makes a new one.
 */
public final class ListingModel {
    private final List<ListingLine> lines;
    private final Map<Long, ListingLine> byAddress;
    private final Map<String, ListingLine> byLabel = new TreeMap<>();

    ListingModel(List<ListingLine> lines) {
        this.lines = List.copyOf(lines);
        byAddress = lines.stream().filter(ListingLine::executable)
                .collect(Collectors.toMap(ListingLine::address, l -> l, (first, second) -> first));
        for (ListingLine line : lines) {
            line.labels().forEach(label -> byLabel.putIfAbsent(label, line));
        }
    }

    /**
     * {@return the listing of a booted kernel}
     *
     * @param captions words that replace those of the program's lines, by label
     */
    static ListingModel of(KernelListing listing, Map<String, String> captions) {
        List<ListingLine> lines = new ArrayList<>();
        for (ringside.kernel.listing.ListingLine line : listing.lines()) {
            lines.add(line(lines.size(), line, captions));
        }
        return new ListingModel(lines);
    }

    private static ListingLine line(int index, ringside.kernel.listing.ListingLine from, Map<String, String> captions) {
        Line line = from.line();
        boolean code = line.instruction() != null;
        String caption = from.user() ? line.labels().stream().filter(captions::containsKey).map(captions::get)
                .findFirst()
                .orElse(from.caption()) : from.caption();
        return new ListingLine(index, line.file(), line.number(), line.address().orElse(0), code ? line.length() : 0,
                line.labels(),
                line.code(), caption, String.join(" ", from.statements()), from.routine(), from.phase(),
                from.check().map(CheckId::name).orElse(null), from.user());
    }

    /** {@return all lines in order} */
    public List<ListingLine> lines() {
        return lines;
    }

    /** {@return the line of the instruction at this address} */
    public Optional<ListingLine> at(long address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** {@return the line with this label} */
    public Optional<ListingLine> labelled(String label) {
        return Optional.ofNullable(byLabel.get(label));
    }

    /** {@return all labels in alphabetical order} */
    public List<String> labels() {
        return List.copyOf(byLabel.keySet());
    }
}
