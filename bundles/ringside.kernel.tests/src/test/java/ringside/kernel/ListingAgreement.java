package ringside.kernel;

import java.util.EnumSet;
import java.util.Set;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Decision;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.Verdict;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.questions.InputClass;
import ringside.kernel.questions.InputClasses;
import ringside.kernel.questions.MachineOptions;

/** Holds the compare-and-branch lines of one kernel against its checks; the first difference is told whole. */
public final class ListingAgreement {

    private static final InputClasses CLASSES = InputClasses.ofAllProfiles();

    private final String kernel;
    private final ListingDecider listing;
    private final Decision decision;

    ListingAgreement(Profile profile, KernelOptions options) throws AssemblyException {
        String machine = MachineOptions.text(options);
        kernel = profile + (machine.isEmpty() ? "" : " with " + machine);
        listing = new ListingDecider(profile, options);
        decision = new Decision(profile, options);
    }

    ListingDecider listing() {
        return listing;
    }

    Decision decision() {
        return decision;
    }

    /**
     * Both must choose the same path for the same reason.
     *
     * @param off   checks that this kernel has been made to leave out
     * @param where where the state comes from
     */
    void require(ReturnState state, Set<CheckId> off, String where) {
        String taken = listing.decide(state, off);
        Verdict verdict = decision.decide(state, off);
        String decided = verdict.path().label() + verdict.reason().map(id -> " " + id).orElse("");
        if (!taken.equals(decided)) {
            InputClass inputs = CLASSES.of(state);
            throw new AssertionError(kernel + ", " + where + ": the listing goes " + taken + ", the checks say "
                    + decided
                    + "; " + values(state) + (off.isEmpty() ? "" : "; off: " + EnumSet.copyOf(off)) + "; class "
                    + inputs.number() + ": " + inputs.title());
        }
    }

    /** The slots of a state by name, in hexadecimal. */
    public static String values(ReturnState state) {
        StringBuilder text = new StringBuilder();
        for (DecidingSlot slot : DecidingSlot.values()) {
            text.append(text.isEmpty() ? "" : " ").append(slot.label()).append("=0x")
                    .append(Long.toHexString(state.get(slot)));
        }
        return text.toString();
    }
}
