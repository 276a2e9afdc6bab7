package ringside.kernel.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ringside.kernel.profile.AboutRow.Choice;
import ringside.kernel.profile.BuildRow.EntryKind;
import ringside.machine.state.Vendor;

/**
 * One kernel generation: a row of data read from {@code profiles/ID.profile}. Nothing here knows a particular kernel;
 * what differs between kernels is asked for by its {@link Key}.
 */
public final class Profile {

    private final Row row;
    private final List<FlagBit> flags;
    private final List<FlagMask> flagMasks;

    Profile(Row row, List<FlagBit> flags, List<FlagMask> flagMasks) {
        this.row = row;
        this.flags = List.copyOf(flags);
        this.flagMasks = List.copyOf(flagMasks);
    }

    /**
     * What this kernel has at a key.
     *
     * @throws IllegalArgumentException if the key means nothing to this kernel and has no value for such ones
     */
    public <T> T value(Key<T> key) {
        return row.value(key);
    }

    /** The same as it stands in the file. */
    public <T> String text(Key<T> key) {
        return key.kind().write(value(key));
    }

    /** The same kernel with another value. It must be one that the key can have in this row. */
    <T> Profile with(Key<T> key, T value) {
        return new Profile(row.with(key, value), flags, flagMasks);
    }

    Row row() {
        return row;
    }

    /** The name used on the command line and in files, such as {@code seed}. */
    public String id() {
        return value(AboutRow.ID);
    }

    /** The name that people read. */
    public String title() {
        return value(AboutRow.TITLE);
    }

    /** The kernel releases that it stands for. */
    public String releases() {
        return value(AboutRow.RELEASES);
    }

    /** Whether a system call without work leaves by SYSRET with no check at all. */
    public boolean fastPath() {
        return value(BuildRow.FAST_PATH);
    }

    /** Whether all events come in by one page and go back by ERETU. */
    public boolean fred() {
        return value(BuildRow.ENTRY_KIND) == EntryKind.FRED;
    }

    /** Whether addresses have 57 bits: the processor can do it and the kernel turns it on. */
    public boolean la57(KernelOptions options) {
        return options.la57() && value(BuildRow.FIVE_LEVEL);
    }

    /** The checks in the order in which this kernel makes them; a Xen PV guest asks that first in every kernel. */
    public List<CheckId> checks(KernelOptions options) {
        List<CheckId> all = new ArrayList<>();
        if (options.xenPv()) {
            all.add(CheckId.XEN_PV);
        }
        all.addAll(value(DecisionRow.CHECKS));
        return List.copyOf(all);
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
        return value(PlaceRow.WORDS);
    }

    /**
     * Offset of a word in thread_info, in bytes.
     *
     * @param word one of {@link #flagWords} or {@link PlaceRow#STATUS}
     */
    public long wordOffset(String word) {
        return value(PlaceRow.offsetOf(word));
    }

    /** Bytes of a word of thread_info. */
    public int wordBytes(String word) {
        return PlaceRow.bytesOf(word, row);
    }

    /** Where the kernel keeps things, by the names that people read. */
    public Map<String, Long> areas() {
        Map<String, Long> areas = new LinkedHashMap<>();
        PlaceRow.areas().stream().filter(row::says).forEach(key -> areas.put(key.lastPart(), value(key)));
        return areas;
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

    /** Why this kernel cannot be had with these options, as a sentence; empty if it can. */
    public Optional<String> refusal(KernelOptions wanted) {
        Map<Choice, Boolean> switches = new LinkedHashMap<>();
        switches.put(Choice.VENDOR, wanted.vendor() != Vendor.INTEL);
        switches.put(Choice.LA57, wanted.la57());
        switches.put(Choice.PTI, wanted.pti());
        switches.put(Choice.XEN_PV, wanted.xenPv());
        switches.put(Choice.X32, wanted.x32());
        switches.put(Choice.LASS, wanted.lass());
        switches.put(Choice.MITIGATIONS, wanted.mitigations());
        List<Choice> accepted = value(AboutRow.OPTIONS);
        List<Choice> refused = switches.entrySet().stream()
                .filter(entry -> entry.getValue() && !accepted.contains(entry.getKey())).map(Map.Entry::getKey)
                .toList();
        return refused.isEmpty() ? WhatIfs.refusal(this, wanted)
                : Optional.of("profile " + id() + " (" + releases() + ") does not know " + words(refused)
                        + "; it accepts " + words(accepted));
    }

    private static String words(List<Choice> choices) {
        return AboutRow.OPTIONS.kind().write(choices).replace(" ", ", ");
    }

    @Override
    public String toString() {
        return id();
    }
}
