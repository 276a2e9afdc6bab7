package ringside.stepper.returns;

import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import ringside.kernel.BootedKernel;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.profile.CheckId;
import ringside.kernel.service.frame.PtSlot;
import ringside.stepper.run.Tape;

/**
 * The answer about returns at one position after the other. From one to the next it mostly stays, and its words take
 * longer than a step: so it is only made anew where something that it tells differs.
 */
public final class Prospects {
    private static final int USER = 3;
    private static final PtSlot[] SLOTS = slots();

    private final Tape tape;
    private final RunAhead ahead;
    private Basis basis;
    private Prospect last;

    /** All that an answer is made from; what was recorded is one object as long as it stands. */
    private record Basis(boolean user, Return before, int asked, Foretold foretold, long slots, Set<CheckId> off) {
        boolean same(Basis other) {
            return other != null && user == other.user && before == other.before && asked == other.asked
                    && slots == other.slots && off.equals(other.off) && alike(other.foretold);
        }

        private boolean alike(Foretold other) {
            return foretold instanceof Foretold.Next a && other instanceof Foretold.Next b ? a.made() == b.made()
                    : foretold == null ? other == null : foretold.equals(other);
        }
    }

    /**
     * @param tape  has come to each position at which an answer is asked for
     * @param ahead runs ahead on it
     */
    public Prospects(Tape tape, RunAhead ahead) {
        this.tape = tape;
        this.ahead = ahead;
    }

    private static PtSlot[] slots() {
        PtSlot[] all = new PtSlot[DecidingSlot.values().length];
        for (DecidingSlot slot : DecidingSlot.values()) {
            all[slot.ordinal()] = PtSlot.named(slot.label()).orElseThrow();
        }
        return all;
    }

    /**
     * {@return the answer where the tape is, which is there again afterwards}
     *
     * @param cancelled asked from time to time while running ahead; the answer is then open
     */
    public Prospect here(BooleanSupplier cancelled) {
        long step = tape.step();
        Optional<Foretold> foretold = ahead.find(step, cancelled);
        Visits visits = ahead.near(step);
        tape.seek(step);
        BootedKernel kernel = tape.engine().kernel();
        boolean user = kernel.machine().cpu().cpl() == USER;
        int asked = user ? 0 : visits.around(step).map(visit -> visit.at(step).asked().size()).orElse(0);
        Basis now = new Basis(user, visits.last(step).orElse(null), asked, foretold.orElse(null),
                user ? 0 : fingerprint(kernel), kernel.switchedOff());
        if (!now.same(basis)) {
            ProspectReader reader = new ProspectReader(tape.engine(), visits, foretold);
            last = user ? reader.program() : reader.kernel();
            basis = new Basis(now.user(), now.before(), now.asked(), now.foretold(), now.slots(),
                    Set.copyOf(now.off()));
        }
        return last;
    }

    /** A number for the values of the slots that decide and for which of them are written. */
    private static long fingerprint(BootedKernel kernel) {
        long print = 17;
        for (PtSlot slot : SLOTS) {
            print = print * 1_000_003 + kernel.ptRegs().get(slot);
            print = print * 31 + (kernel.ptRegs().written(slot) ? 1 : 0);
        }
        return print;
    }
}
