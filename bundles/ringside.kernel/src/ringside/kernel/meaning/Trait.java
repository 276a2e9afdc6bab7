package ringside.kernel.meaning;

import java.util.Locale;
import java.util.function.Predicate;

import ringside.kernel.profile.AboutRow;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.DecisionRow;
import ringside.kernel.profile.DecisionRow.OtherReturn;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.ServiceRow;

/**
 * What makes a sentence about one kernel differ from the usual one. Read from the row of the profile; a sentence names
 * it behind an @. Where a kernel has several, the first one that has a sentence counts.
 */
enum Trait {
    /** All events come in by one door, and ERETU is the way back. */
    FRED(Profile::fred),
    /** The entry of a system call leaves out a part of pt_regs until somebody needs it. */
    ROOM_LATER(profile -> profile.value(BuildRow.ROOM_LATER)),
    /** A system call without work goes back by SYSRET with no check, and C functions keep what is not saved. */
    FAST_PATH(Profile::fastPath),
    /** Exceptions and interrupts make the checks too. */
    CHECKS_AFTER_EXCEPTIONS(profile -> profile.value(DecisionRow.EXCEPTION_RETURN) == OtherReturn.CHECKS),
    /** It can be had with page table isolation. */
    PTI(profile -> profile.value(AboutRow.OPTIONS).contains(AboutRow.Choice.PTI)),
    /** It can be had with what is done against leaks by speculation. */
    MITIGATIONS(profile -> profile.value(AboutRow.OPTIONS).contains(AboutRow.Choice.MITIGATIONS)),
    /** The system call iopl changes RFLAGS. */
    IOPL(profile -> profile.value(ServiceRow.IOPL) == ServiceRow.Iopl.FLAGS);

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
