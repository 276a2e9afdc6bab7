package ringside.kernel.profile;

import ringside.words.NearestNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One kernel generation: a row of data read from {@code profiles/ID.profile}. Nothing here knows a particular kernel;
 * what differs between kernels is asked for by name. The file says what each name means.
 */
public final class Profile {

    private final Map<String, String> row;
    private final List<CheckId> checks;
    private final List<FlagBit> flags;
    private final List<FlagMask> flagMasks;

    Profile(Map<String, String> row, List<CheckId> checks, List<FlagBit> flags, List<FlagMask> flagMasks) {
        this.row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
        this.checks = List.copyOf(checks);
        this.flags = List.copyOf(flags);
        this.flagMasks = List.copyOf(flagMasks);
    }

    /** The name used on the command line and in files, such as {@code seed}. */
    public String id() {
        return text("id");
    }

    /** The name that people read. */
    public String title() {
        return text("title");
    }

    /** The kernel releases that it stands for. */
    public String releases() {
        return text("releases");
    }

    /** Whether a system call without work leaves by SYSRET with no check at all. */
    public boolean fastPath() {
        return yes("fast-path");
    }

    /** The checks in the order in which this kernel makes them; a Xen PV guest asks that first in every kernel. */
    public List<CheckId> checks(KernelOptions options) {
        if (!options.xenPv()) {
            return checks;
        }
        List<CheckId> all = new ArrayList<>();
        all.add(CheckId.XEN_PV);
        all.addAll(checks);
        return List.copyOf(all);
    }

    /** RFLAGS bits that SYSCALL clears on entry. */
    public long sfmask() {
        return parameter("sfmask");
    }

    /** The thread flags, word by word and by number. */
    public List<FlagBit> flags() {
        return flags;
    }

    /** The thread flag with this name, without a prefix. */
    public Optional<FlagBit> flag(String name) {
        return flags.stream().filter(flag -> flag.name().equals(name)).findFirst();
    }

    /** The words of thread_info that hold thread flags, such as {@code flags} and {@code syscall_work}. */
    public List<String> flagWords() {
        return words("words");
    }

    /** Name to bits of every mask of thread flags, in the order of the file. */
    public Map<String, Long> masks() {
        Map<String, Long> masks = new LinkedHashMap<>();
        flagMasks.forEach(mask -> masks.put(mask.name(), mask.value()));
        return Collections.unmodifiableMap(masks);
    }

    /** The masks with their members and their use. */
    public List<FlagMask> flagMasks() {
        return flagMasks;
    }

    /** The listing files of this kernel, in the order in which they are assembled. */
    public List<String> listings() {
        return words("listings");
    }

    /** The options that mean something to this kernel: of {@code vendor la57 pti xen-pv x32}. */
    public List<String> options() {
        return words("options");
    }

    /** The same kernel with another row. */
    Profile withRow(Map<String, String> other) {
        return new Profile(other, checks, flags, flagMasks);
    }

    /** Why this kernel cannot be had with these options, as a sentence; empty if it can. */
    public Optional<String> refusal(KernelOptions wanted) {
        Map<String, Boolean> switches = new LinkedHashMap<>();
        switches.put("la57", wanted.la57());
        switches.put("pti", wanted.pti());
        switches.put("xen-pv", wanted.xenPv());
        switches.put("x32", wanted.x32());
        List<String> refused = switches.entrySet().stream()
                .filter(entry -> entry.getValue() && !options().contains(entry.getKey()))
                .map(Map.Entry::getKey).toList();
        return refused.isEmpty() ? WhatIfs.refusal(this, wanted)
                : Optional.of("profile " + id() + " (" + releases() + ") does not know " + String.join(", ", refused)
                        + "; it accepts " + String.join(", ", options()));
    }

    /** Whether the row has something of this name. */
    public boolean has(String name) {
        return row.containsKey(name);
    }

    /** Everything in the row, by name, in the order of the file. */
    public Map<String, String> row() {
        return row;
    }

    /**
     * A number of the row: an address, a size in bytes, an offset in bytes, a mask.
     *
     * @throws IllegalArgumentException if there is none of this name or it is no number
     */
    public long parameter(String name) {
        String text = text(name);
        try {
            return Long.decode(text);
        } catch (NumberFormatException notSigned) {
            return unsigned(name, text);
        }
    }

    private long unsigned(String name, String text) {
        try {
            return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "profile " + id() + ": " + name + " is '" + text + "', a number was expected", e);
        }
    }

    /**
     * A word or sentence of the row.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public String text(String name) {
        String text = row.get(name);
        if (text == null) {
            List<String> nearest = NearestNames.to(name, row.keySet());
            throw new IllegalArgumentException("profile " + row.get("id") + " has no '" + name + "'"
                    + (nearest.isEmpty() ? "" : "; the nearest are " + String.join(", ", nearest)));
        }
        return text;
    }

    /** A text of the row, cut at blanks. */
    public List<String> words(String name) {
        String text = text(name).strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    /**
     * A yes or no of the row.
     *
     * @throws IllegalArgumentException if there is none of this name or it says something else
     */
    public boolean yes(String name) {
        String text = text(name);
        if (!text.equals("yes") && !text.equals("no")) {
            throw new IllegalArgumentException(
                    "profile " + id() + ": " + name + " is '" + text + "', yes or no was expected");
        }
        return text.equals("yes");
    }

    /**
     * Whether the row says yes; no, if it has nothing of this name.
     *
     * @throws IllegalArgumentException if it says something else
     */
    public boolean is(String name) {
        return has(name) && yes(name);
    }

    @Override
    public String toString() {
        return id();
    }
}
