package ringside.kernel.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All keys of a row, by subject, in the order in which a file gives them. */
public final class Keys {

    private static final Map<String, List<Key<?>>> SUBJECTS = subjects();
    private static final List<Key<?>> ALL = SUBJECTS.values().stream().<Key<?>>flatMap(List::stream).toList();

    private Keys() {
    }

    private static Map<String, List<Key<?>>> subjects() {
        Map<String, List<Key<?>>> all = new LinkedHashMap<>();
        all.put("What it is", AboutRow.keys());
        all.put("How it is built and entered", BuildRow.keys());
        all.put("The decision", DecisionRow.keys());
        all.put("What kernel services do", ServiceRow.keys());
        all.put("Where things live", PlaceRow.keys());
        return all;
    }

    /** The keys of each subject. A key comes behind those that its condition asks for. */
    public static Map<String, List<Key<?>>> bySubject() {
        return new LinkedHashMap<>(SUBJECTS);
    }

    /** All keys in order. */
    public static List<Key<?>> all() {
        return ALL;
    }

    /** The key of this name. */
    static Optional<Key<?>> named(String name) {
        return ALL.stream().filter(key -> key.name().equals(name)).findFirst();
    }
}
