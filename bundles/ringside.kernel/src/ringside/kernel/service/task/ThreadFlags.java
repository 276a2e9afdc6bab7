package ringside.kernel.service.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import ringside.kernel.profile.FlagBit;
import ringside.words.NearestNames;
import ringside.kernel.profile.Profile;
import ringside.machine.memory.Memory;

/** The thread flags of the task, by name; they live in thread_info in memory, where the listing reads them. */
public final class ThreadFlags {

    private final Profile profile;
    private final Memory memory;
    private final long threadInfo;
    private final Map<String, FlagBit> byName = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();

    /** Where a word of thread_info lies, and its length. */
    private record Place(long address, int bytes) {}

    ThreadFlags(Profile profile, Memory memory, long threadInfo) {
        this.profile = profile;
        this.memory = memory;
        this.threadInfo = threadInfo;
        profile.flags().forEach(flag -> byName.putIfAbsent(flag.name(), flag));
    }

    /** Whether this kernel has a flag of this name, with or without TIF_ or SYSCALL_WORK_ before it. */
    public boolean has(String name) {
        return byName.containsKey(plain(name));
    }

    /**
     * Whether a flag is set.
     *
     * @throws IllegalArgumentException if this kernel has no such flag; the message names the nearest
     */
    public boolean get(String name) {
        FlagBit flag = find(name);
        return (word(flag.word()) >>> flag.bit() & 1) != 0;
    }

    /**
     * Sets or clears a flag.
     *
     * @throws IllegalArgumentException if this kernel has no such flag; the message names the nearest
     */
    public void set(String name, boolean on) {
        FlagBit flag = find(name);
        long word = word(flag.word());
        write(flag.word(), on ? word | flag.mask() : word & ~flag.mask());
    }

    /** The names of the flags that are set, in alphabetical order. */
    public Set<String> set() {
        Set<String> names = new TreeSet<>();
        for (FlagBit flag : profile.flags()) {
            if ((word(flag.word()) >>> flag.bit() & 1) != 0) {
                names.add(flag.name());
            }
        }
        return names;
    }

    /** All flags of this kernel, in the order of its row. */
    public List<FlagBit> all() {
        return profile.flags();
    }

    /**
     * A word of thread_info that holds flags.
     *
     * @param word {@code flags} or {@code syscall_work}
     */
    public long word(String word) {
        Place place = place(word);
        return memory.read(place.address(), place.bytes());
    }

    /** Virtual address of a word of thread_info that holds flags. */
    public long address(String word) {
        return threadInfo + profile.wordOffset(word);
    }

    /** Sets or clears a flag where this kernel has it; does nothing where it has not. */
    public void setIfKnown(String name, boolean on) {
        if (has(name)) {
            set(name, on);
        }
    }

    /**
     * The scheduler has run: nothing asks for it any more, not even what may wait (since 6.13); and it has programmed the
     * timer, if that was left to do (since 7.1 or 7.2).
     */
    public void rescheduled() {
        set("NEED_RESCHED", false);
        setIfKnown("NEED_RESCHED_LAZY", false);
        setIfKnown("HRTIMER_REARM", false);
    }

    /** Whether this kernel has the flag and it is set. */
    public boolean isSet(String name) {
        return has(name) && get(name);
    }

    private void write(String word, long value) {
        Place place = place(word);
        memory.write(place.address(), place.bytes(), value);
    }

    private Place place(String word) {
        return places.computeIfAbsent(word, wanted -> new Place(address(wanted),
                profile.wordBytes(wanted)));
    }

    private FlagBit find(String name) {
        FlagBit flag = byName.get(plain(name));
        if (flag == null) {
            throw new IllegalArgumentException(unknown(name));
        }
        return flag;
    }

    private String unknown(String name) {
        List<String> known = new ArrayList<>();
        profile.flags().forEach(flag -> known.add(flag.name()));
        List<String> nearest = NearestNames.to(plain(name), known);
        return "profile " + profile.id() + " has no thread flag '" + name + "'; "
                + (nearest.isEmpty() ? "it has " + String.join(", ", known)
                        : "the nearest are " + String.join(", ", nearest));
    }

    private static String plain(String name) {
        String stripped = name.strip();
        return stripped.startsWith("TIF_") ? stripped.substring(4)
                : stripped.startsWith("SYSCALL_WORK_") ? stripped.substring("SYSCALL_WORK_".length()) : stripped;
    }
}
