package ringside.kernel.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.machine.state.Vendor;

/**
 * The options that belong to the inputs of a decision: vendor, LA57 and Xen PV. Page-table isolation and x32 are left
 * out: they change how the kernel gets in and out and which calls there are, but no check looks at them.
 */
public final class MachineOptions {

    private MachineOptions() {
    }

    /** Every combination that this profile accepts, the plain machine first. */
    public static List<KernelOptions> of(Profile profile) {
        List<KernelOptions> all = new ArrayList<>();
        for (boolean xenPv : new boolean[] {false, true}) {
            for (boolean la57 : new boolean[] {false, true}) {
                for (Vendor vendor : Vendor.values()) {
                    KernelOptions options = new KernelOptions(vendor, la57, false, xenPv, false);
                    if (profile.refusal(options).isEmpty()) {
                        all.add(options);
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    /** What differs from the plain machine, such as {@code amd, la57}; empty for the plain machine. */
    public static String text(KernelOptions options) {
        List<String> words = new ArrayList<>();
        if (options.vendor() != KernelOptions.DEFAULT.vendor()) {
            words.add(options.vendor().name().toLowerCase(Locale.ROOT));
        }
        add(words, "la57", options.la57());
        add(words, "pti", options.pti());
        add(words, "xen-pv", options.xenPv());
        add(words, "x32", options.x32());
        add(words, "lass", options.lass());
        add(words, "mitigations", options.mitigations());
        return String.join(", ", words);
    }

    private static void add(List<String> words, String word, boolean on) {
        if (on) {
            words.add(word);
        }
    }
}
