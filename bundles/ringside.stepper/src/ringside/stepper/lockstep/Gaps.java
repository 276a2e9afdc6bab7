package ringside.stepper.lockstep;

import java.util.Optional;
import ringside.kernel.profile.CheckId;
import ringside.stepper.returns.Asked;
import ringside.stepper.returns.Visit;

/** What is said where only the other side does something. */
final class Gaps {
    private Gaps() {
    }

    /**
     * {@return the words}
     *
     * @param deed      what the other side does
     * @param elsewhere the same deed of the side with the gap, if it has one
     * @param side      the side with the gap
     * @param visit     the visit of the side with the gap
     */
    static String words(Deed deed, Optional<Deed> elsewhere, Side side, Optional<Visit> visit) {
        if (elsewhere.isPresent()) {
            Deed same = elsewhere.get();
            return same.value().equals(deed.value()) ? LockstepWords.text("gap.elsewhere", same.at())
                    : LockstepWords.text("gap.other", same.at(), same.words());
        }
        if (deed.kind() == DeedKind.CHECK) {
            return check(CheckId.valueOf(deed.subject()), side, visit);
        }
        return LockstepWords.text(deed.kind() == DeedKind.SLOT ? "gap.slot" : "gap.nothing");
    }

    private static String check(CheckId check, Side side, Optional<Visit> visit) {
        Optional<Asked> failed = visit.flatMap(each -> each.asked().stream().filter(asked -> !asked.held())
                .findFirst());
        if (failed.isPresent() && side.made().contains(check) && !side.off().contains(check)) {
            return LockstepWords.text("gap.check.failed", check, failed.get().check());
        }
        return LockstepWords.text(!side.made().contains(check) ? "gap.check.unknown"
                : side.off().contains(check) ? "gap.check.off" : "gap.check", check);
    }
}
