package ringside.kernel.questions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import ringside.kernel.decision.Decision;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;

/**
 * Every state of the six slots that decide, in classes that no kernel in question can tell apart. A class is a
 * combination of one value on each of five axes (RIP, RCX, CS, SS, flags), and each axis gives every value exactly one
 * place: so each of the 2^384 states lies in exactly one class.
 */
public final class InputClasses {

    private static final CsClass[] CS = CsClass.values();
    private static final SsClass[] SS = SsClass.values();
    private static final int FLAGS = FlagsClass.all().size();

    private final AddressClasses addresses;
    private final List<InputClass> all;

    private InputClasses(AddressClasses addresses) {
        this.addresses = addresses;
        List<InputClass> classes = new ArrayList<>();
        for (AddressClass rip : addresses.all()) {
            for (boolean rcxRip : new boolean[] {true, false}) {
                for (CsClass cs : CS) {
                    for (SsClass ss : SS) {
                        for (FlagsClass flags : FlagsClass.all()) {
                            classes.add(new InputClass(classes.size() + 1, rip, rcxRip, cs, ss, flags));
                        }
                    }
                }
            }
        }
        all = List.copyOf(classes);
    }

    /** The coarsest classes of this form that fit all these decisions. */
    public static InputClasses of(Collection<Decision> decisions) {
        return new InputClasses(AddressClasses.of(decisions));
    }

    /** The classes that fit every profile on every machine it runs on; the same for whatever is compared. */
    public static InputClasses ofAllProfiles() {
        List<Decision> decisions = new ArrayList<>();
        for (Profile profile : Profiles.all()) {
            for (KernelOptions options : MachineOptions.of(profile)) {
                decisions.add(new Decision(profile, options));
            }
        }
        return of(decisions);
    }

    /** All classes; number n stands at place n - 1. */
    public List<InputClass> all() {
        return all;
    }

    /** The classes of addresses, lowest first. */
    public List<AddressClass> addresses() {
        return addresses.all();
    }

    /** The place in {@link #all} of the class that these slots belong to; allocates nothing. */
    public int indexOf(long cx, long ip, long cs, long r11, long flags, long ss) {
        int at = addresses.indexOf(ip) * 2 + (cx == ip ? 0 : 1);
        at = at * CS.length + CsClass.of(cs).ordinal();
        at = at * SS.length + SsClass.of(ss).ordinal();
        return at * FLAGS + FlagsClass.indexOf(r11, flags);
    }

    /** The class that a state belongs to. */
    public InputClass of(ReturnState state) {
        return all.get(indexOf(state.cx(), state.ip(), state.cs(), state.r11(), state.flags(), state.ss()));
    }
}
