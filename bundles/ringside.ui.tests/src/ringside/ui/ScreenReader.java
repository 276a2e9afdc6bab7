package ringside.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads the window as a screen reader does: through AT-SPI, from outside of it. */
final class ScreenReader implements AutoCloseable {

    private static final String ROOT = "/org/a11y/atspi/accessible/root";
    private static final String REGISTRY = "org.a11y.atspi.Registry";
    private static final String ACCESSIBLE = "org.a11y.atspi.Accessible";
    private static final String VALUE = "org.a11y.atspi.Value";
    private static final int LABELLED_BY = 2;
    private static final int MOST = 200;
    /** What a reader does not look into: all their items have the words that are seen. */
    private static final Set<String> CLOSED = Set.of("menu bar", "table", "tree table", "combo box", "scroll bar");

    private final Bus bus;
    private final String window;

    /**
     * Something that is told.
     *
     * @param path  where it is found again
     * @param role  what it is
     * @param name  what it is called, by itself or by its label
     * @param more  what is told besides, such as its tooltip
     * @param inner what it consists of
     */
    record Told(String path, String role, String name, String more, List<Told> inner) {

        /** Returns this and everything inside. */
        Stream<Told> all() {
            return Stream.concat(Stream.of(this), inner.stream().flatMap(Told::all));
        }

        /** Returns the first thing inside that is like this. */
        Optional<Told> find(Predicate<Told> like) {
            return all().filter(like).findFirst();
        }

        /** Returns the first thing of a role whose name begins so. */
        Optional<Told> find(String ofRole, String start) {
            return find(told -> told.role.equals(ofRole) && told.name.startsWith(start));
        }
    }

    /** Connects to the bus of the running window. */
    ScreenReader() throws IOException {
        String address;
        try (Bus session = new Bus(System.getenv("DBUS_SESSION_BUS_ADDRESS"))) {
            address = (String) session.call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress").all().get(0);
        }
        bus = new Bus(address);
        String found = null;
        for (Object each : bus.call(REGISTRY, ROOT, ACCESSIBLE, "GetChildren").list()) {
            found = (String) ((List<?>) each).get(0);
        }
        window = found;
    }

    /** Returns whether somebody answers at all. */
    boolean hears() {
        return window != null;
    }

    /** Reads everything in all windows; of tabs that are behind others, only the tab. */
    Told read() throws IOException {
        return read(ROOT);
    }

    /** Returns the value of a thing that has one. */
    double value(Told told) throws IOException {
        return (Double) bus.property(window, told.path(), VALUE, "CurrentValue");
    }

    /** Returns the largest value of a thing that has one. */
    double most(Told told) throws IOException {
        return (Double) bus.property(window, told.path(), VALUE, "MaximumValue");
    }

    @Override
    public void close() throws IOException {
        bus.close();
    }

    private Told read(String path) throws IOException {
        String role = (String) ask(path, "GetRoleName").all().get(0);
        List<Told> inner = new ArrayList<>();
        List<?> children = CLOSED.contains(role) ? List.of() : ask(path, "GetChildren").list();
        for (Object child : children.subList(0, Math.min(children.size(), MOST))) {
            String below = (String) ((List<?>) child).get(1);
            boolean behind = role.equals("page tab list") && !inner.isEmpty();
            inner.add(behind ? new Told(below, "page tab", text(below, "Name"), "", List.of()) : read(below));
        }
        return new Told(path, role, name(path), text(path, "Description"), inner);
    }

    /** A label counts before what a thing calls itself: a list of choices calls itself by what is chosen. */
    private String name(String path) throws IOException {
        for (Object relation : ask(path, "GetRelationSet").list()) {
            List<?> pair = (List<?>) relation;
            for (Object label : pair.get(0).equals(LABELLED_BY) ? (List<?>) pair.get(1) : List.of()) {
                String words = text((String) ((List<?>) label).get(1), "Name");
                if (!words.isBlank()) {
                    return words;
                }
            }
        }
        return text(path, "Name");
    }

    private String text(String path, String property) throws IOException {
        return (String) bus.property(window, path, ACCESSIBLE, property);
    }

    private BusAnswer ask(String path, String question) throws IOException {
        return bus.call(window, path, ACCESSIBLE, question);
    }
}
