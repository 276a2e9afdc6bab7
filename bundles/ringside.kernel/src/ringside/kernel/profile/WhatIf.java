package ringside.kernel.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import ringside.machine.state.Vendor;

/**
 * An experiment: a kernel that lacks one piece on purpose. Read from {@code whatifs/ID.whatif}.
 *
 * @param id        such as {@code S65}
 * @param title     the name that people read
 * @param sentence  what is removed, and what to expect
 * @param checksOff the checks that the kernel leaves out, as far as it makes them
 * @param symbols   the symbols that are 1 instead of 0 when the listing is assembled
 * @param row       what the row of the profile says instead, by name
 * @param profiles  ids of the profiles for which it makes sense
 * @param vendor    the maker of the processor that it needs; empty for any
 */
public record WhatIf(String id, String title, String sentence, Set<CheckId> checksOff, Set<String> symbols,
        Map<String, String> row, List<String> profiles, Optional<Vendor> vendor) {

    /** Ending of a name in {@link #row} whose value are bits to be cleared. */
    private static final String AND_NOT = ".and-not";

    public WhatIf {
        checksOff = Set.copyOf(checksOff);
        symbols = Set.copyOf(symbols);
        row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
        profiles = List.copyOf(profiles);
    }

    /** Whether it makes sense for a profile. */
    public boolean fits(Profile profile) {
        return profiles.contains(profile.id());
    }

    /** The kernels and the processor that it goes with, in words. */
    public String goesWith() {
        String kernels = String.join(" ", profiles);
        return vendor.map(maker -> kernels + ", on " + maker.label()).orElse(kernels);
    }

    /** Why it cannot be had with this profile and these options, as a sentence; empty if it can. */
    public Optional<String> refusal(Profile profile, KernelOptions options) {
        if (!fits(profile)) {
            return Optional.of("experiment " + id + " (" + title + ") does not go with profile " + profile.id()
                    + "; it goes with " + String.join(", ", profiles));
        }
        return vendor.filter(needed -> needed != options.vendor()).map(needed -> "experiment " + id + " (" + title
                + ") needs another processor: choose the vendor " + needed.name().toLowerCase(Locale.ROOT));
    }

    /** The same profile, broken by this experiment. */
    Profile applied(Profile profile) {
        Map<String, String> changed = new LinkedHashMap<>(profile.row());
        row.forEach((name, value) -> {
            if (name.endsWith(AND_NOT)) {
                String target = name.substring(0, name.length() - AND_NOT.length());
                changed.put(target, String.format("0x%x", profile.parameter(target) & ~Long.decode(value)));
            } else {
                changed.put(name, value);
            }
        });
        return profile.withRow(changed);
    }
}
