package ringside.kernel.profile;

import java.util.List;
import java.util.Locale;
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
 * @param changes   what the row of the profile says instead
 * @param profiles  ids of the profiles for which it makes sense
 * @param vendor    the maker of the processor that it needs; empty for any
 */
public record WhatIf(String id, String title, String sentence, Set<CheckId> checksOff, Set<String> symbols,
        List<RowChange<?>> changes, List<String> profiles, Optional<Vendor> vendor) {

    public WhatIf {
        checksOff = Set.copyOf(checksOff);
        symbols = Set.copyOf(symbols);
        changes = List.copyOf(changes);
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
        Profile broken = profile;
        for (RowChange<?> change : changes) {
            broken = change.applied(broken);
        }
        return broken;
    }
}
