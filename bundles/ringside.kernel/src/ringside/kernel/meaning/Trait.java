package ringside.kernel.meaning;

import java.util.Locale;
import java.util.function.Predicate;

import ringside.kernel.profile.Profile;

/**
 * What makes a sentence about one kernel differ from the usual one. Read from the row of the profile; a sentence names
 * it behind an @. Where a kernel has several, the first one that has a sentence counts.
 */
enum Trait {
    /** All events come in by one door, and ERETU is the way back. */
    FRED(profile -> "fred".equals(profile.row().get("entry.kind"))),
    /** The entry of a system call leaves out a part of pt_regs until somebody needs it. */
    ROOM_LATER(profile -> profile.text("partial-pt-regs").equals("no-room")),
    /** A system call without work goes back by SYSRET with no check, and C functions keep what is not saved. */
    FAST_PATH(Profile::fastPath),
    /** Exceptions and interrupts make the checks too. */
    CHECKS_AFTER_EXCEPTIONS(profile -> profile.text("exception-return").equals("checks")),
    /** It can be had with page table isolation. */
    PTI(profile -> profile.options().contains("pti")),
    /** The system call iopl changes RFLAGS. */
    IOPL(profile -> profile.text("iopl").equals("flags"));

    private final Predicate<Profile> test;
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Trait(Predicate<Profile> test) {
        this.test = test;
    }

    /** The word behind the @ of a key. */
    String label() {
        return label;
    }

    boolean of(Profile profile) {
        return test.test(profile);
    }
}
