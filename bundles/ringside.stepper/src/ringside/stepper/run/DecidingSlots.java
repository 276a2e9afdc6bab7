package ringside.stepper.run;

import ringside.kernel.BootedKernel;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.service.frame.PtSlot;

/** The slots of pt_regs that decide about SYSRET. */
public final class DecidingSlots {
    private static final DecidingSlot[] BY_PLACE = new DecidingSlot[PtSlot.values().length];

    static {
        for (DecidingSlot slot : DecidingSlot.values()) {
            BY_PLACE[place(slot).ordinal()] = slot;
        }
    }

    private DecidingSlots() {
    }

    /** {@return what they hold} */
    public static ReturnState of(BootedKernel kernel) {
        return new ReturnState(kernel.ptRegs().get(PtSlot.CX), kernel.ptRegs().get(PtSlot.IP),
                kernel.ptRegs().get(PtSlot.CS), kernel.ptRegs().get(PtSlot.R11), kernel.ptRegs().get(PtSlot.FLAGS),
                kernel.ptRegs().get(PtSlot.SS));
    }

    /** {@return where in pt_regs a slot is} */
    public static PtSlot place(DecidingSlot slot) {
        return PtSlot.named(slot.label()).orElseThrow();
    }

    /** {@return which of them lies at an offset in pt_regs; null for another slot, and outside} */
    static DecidingSlot at(long offset) {
        return offset >= 0 && offset < PtSlot.SIZE ? BY_PLACE[(int) offset / Long.BYTES] : null;
    }
}
