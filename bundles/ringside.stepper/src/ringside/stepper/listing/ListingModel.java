package ringside.stepper.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ringside.assembler.program.Line;
import ringside.assembler.source.Syntax;
import ringside.kernel.listing.KernelListing;
import ringside.kernel.listing.WorkOrder;
import ringside.kernel.profile.CheckId;

/**
 * All lines of the running program and its kernel: the program first, then the kernel's routines in their order.
 * Immutable; a restart makes a new one.
 */
public final class ListingModel {
    private final List<CodeLine> lines;
    private final Map<Long, CodeLine> byAddress;
    private final Map<String, CodeLine> byLabel = new TreeMap<>();
    private final WorkOrder workOrder;

    ListingModel(List<CodeLine> lines) {
        this.lines = List.copyOf(lines);
        byAddress = lines.stream().filter(CodeLine::executable)
                .collect(Collectors.toMap(CodeLine::address, l -> l, (first, second) -> first));
        for (CodeLine line : lines) {
            line.labels().forEach(label -> byLabel.putIfAbsent(label, line));
        }
        workOrder = new WorkOrder(lines.stream().filter(line -> WorkOrder.WORK.equals(line.phase()))
                .map(CodeLine::text).toList());
    }

    /**
     * {@return the listing of a booted kernel}
     *
     * @param captions words that replace those of the program's lines, by label
     */
    public static ListingModel of(KernelListing listing, Map<String, String> captions) {
        List<CodeLine> lines = new ArrayList<>();
        for (ringside.kernel.listing.ListingLine line : listing.lines()) {
            lines.add(line(lines.size(), line, captions));
        }
        return new ListingModel(lines);
    }

    private static CodeLine line(int index, ringside.kernel.listing.ListingLine from, Map<String, String> captions) {
        Line line = from.line();
        boolean code = line.instruction() != null;
        String caption = from.user() ? line.labels().stream().filter(captions::containsKey).map(captions::get)
                .findFirst()
                .orElse(from.caption()) : from.caption();
        return new CodeLine(index, line.file(), line.number(), line.address().orElse(0), code ? line.length() : 0,
                line.labels(),
                line.code(), line.code(Syntax.INTEL), line.code(Syntax.ATT), caption, side(from, caption, true), side(
                        from, caption, false), String.join(" ", from
                                .statements()), from.routine(), from.phase(),
                from.check().map(CheckId::name).orElse(null), from.mitigation().orElse(null), from.user());
    }

    /** Words that a scenario gives in place of the listing's have one side only. */
    private static String side(ringside.kernel.listing.ListingLine from, String caption, boolean jumps) {
        return caption.equals(from.caption()) ? from.line().caption(jumps) : caption;
    }

    /** {@return all lines in order} */
    public List<CodeLine> lines() {
        return lines;
    }

    /** {@return the line of the instruction at this address} */
    public Optional<CodeLine> at(long address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** {@return the line with this label} */
    public Optional<CodeLine> labelled(String label) {
        return Optional.ofNullable(byLabel.get(label));
    }

    /** {@return those of some thread flags that the exit work tests one by one, in the order of the tests} */
    public List<String> inWorkOrder(Collection<String> flags) {
        return workOrder.of(flags);
    }

    /** {@return all labels in alphabetical order} */
    public List<String> labels() {
        return List.copyOf(byLabel.keySet());
    }
}
