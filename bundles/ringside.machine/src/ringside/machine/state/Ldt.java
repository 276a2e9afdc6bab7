package ringside.machine.state;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The local descriptor table: the segments of one task, which a selector with bit 2 set names. Part of saved states.
 */
public final class Ldt {
    /** Entries that a table can have. */
    public static final int ENTRIES = 8192;

    /** Never changed, only replaced: saved states share it. */
    private Descriptor[] entries = {};

    Ldt() {
    }

    /**
     * Sets or removes an entry. Segment registers that were loaded from it stay as they are.
     *
     * @param index 0 to 8191; the selector for CPL 3 is {@code index * 8 + 7}
     * @param descriptor the descriptor, null to remove it
     */
    public void set(int index, Descriptor descriptor) {
        Objects.checkIndex(index, ENTRIES);
        Descriptor[] changed = Arrays.copyOf(entries, Math.max(entries.length, index + 1));
        changed[index] = descriptor;
        int used = changed.length;
        while (used > 0 && changed[used - 1] == null) {
            used--;
        }
        entries = Arrays.copyOf(changed, used);
    }

    /**
     * Returns an entry.
     *
     * @param index 0 to 8191
     */
    public Optional<Descriptor> get(int index) {
        return Optional.ofNullable(index < entries.length ? entries[index] : null);
    }

    public Descriptor[] save() {
        return entries;
    }

    public void restore(Descriptor[] saved) {
        entries = saved;
    }
}
