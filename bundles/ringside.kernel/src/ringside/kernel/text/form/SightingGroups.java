package ringside.kernel.text.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import ringside.kernel.text.form.RegisterName.Family;

/**
 * Puts the places of a text together that were printed together: a register that comes again begins the next frame.
 * Kernels begin with RIP; whatever comes twice behind it was printed by another processor at the same time.
 */
final class SightingGroups {

    /** Printed twice for unions, or by kernels for the code that prints and not for the frame. */
    private static final Set<String> OF_THE_PRINTER = Set.of("cs", "ss", "ds", "es", "fs", "gs", "cr2", "cr3", "cr4",
            "efer", "fs_base", "gs_base", "cpl", "csgsfs");

    /** What stands farther apart, in characters, was not printed together. */
    private static final int FARTHEST = 8000;

    private final List<Map<String, Sighting>> groups = new ArrayList<>();
    private Map<String, Sighting> current = new LinkedHashMap<>();
    private String first = "";
    private int last = -1;
    private OptionalInt mixed = OptionalInt.empty();

    private final Callers callers;

    private SightingGroups(Callers callers) {
        this.callers = callers;
    }

    static SightingGroups of(List<Sighting> sightings, Callers callers) {
        SightingGroups all = new SightingGroups(callers);
        for (Sighting each : sightings) {
            if (each.name().family() != Family.NARROW) {
                all.add(each);
            }
        }
        all.close();
        all.join();
        return all;
    }

    /** The frames, each by the names of its registers. */
    List<Map<String, Sighting>> groups() {
        return groups;
    }

    /** A line at which the print of another processor shows, if two were printed into each other. */
    OptionalInt mixed() {
        return mixed;
    }

    private void add(Sighting each) {
        if (last >= 0 && each.place() - last > FARTHEST) {
            close();
        }
        last = each.place();
        Sighting earlier = current.get(each.register());
        if (each.kernelRip() && earlier != null && current.size() == 1 && earlier.value().equals(each.value())) {
            return;
        }
        if (each.kernelRip() && !current.isEmpty()) {
            close();
        } else if (earlier != null) {
            again(each, earlier);
            return;
        }
        if (current.isEmpty()) {
            first = each.register();
        } else if (kernel() && mixed.isEmpty() && callers.differ(current.get("rip").line(), each.line())) {
            mixed = OptionalInt.of(each.line());
        }
        current.put(each.register(), each);
    }

    private void again(Sighting each, Sighting earlier) {
        boolean same = earlier.value().equals(each.value());
        boolean another = !same && each.register().equals("rip");
        if (another) {
            close();
            add(each);
        } else if (kernel()) {
            if (!same && !OF_THE_PRINTER.contains(each.register()) && mixed.isEmpty()) {
                mixed = OptionalInt.of(each.line());
            }
        } else if (!same && !sameNumber(each, earlier) || each.register().equals(first) && !OF_THE_PRINTER.contains(
                first)) {
            close();
            add(each);
        }
    }

    private static boolean sameNumber(Sighting one, Sighting other) {
        return Optional.of(one.value().value(WrittenValue.Radix.HEX))
                .filter(value -> value.isPresent() && value.equals(other.value().value(WrittenValue.Radix.HEX)))
                .isPresent();
    }

    private boolean kernel() {
        Sighting rip = current.get("rip");
        return rip != null && rip.kernelRip();
    }

    private void close() {
        if (!current.isEmpty()) {
            if (current.values().stream().anyMatch(Sighting::sure)) {
                groups.add(current);
            }
            current = new LinkedHashMap<>();
        }
    }

    /** Registers above the line RIP, of which none comes again below it, are of the same frame: the lines were moved. */
    private void join() {
        if (groups.size() == 2 && !groups.get(0).containsKey("rip")
                && groups.get(1).keySet().stream().noneMatch(groups.get(0)::containsKey)) {
            Map<String, Sighting> both = new LinkedHashMap<>(groups.get(0));
            both.putAll(groups.get(1));
            groups.clear();
            groups.add(both);
        }
    }
}
