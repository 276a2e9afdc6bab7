package ringside.stepper.run;

import java.util.List;
import ringside.machine.state.Register;

/**
 * One step of a headless run.
 *
 * @param step    its number, from 1
 * @param phase   user, entry, dispatch, work, decision or return
 * @param routine name of the routine, or empty
 * @param rip     address of the instruction that it executed or attempted
 * @param text    the instruction as the listing has it; empty where no instruction could be fetched
 * @param cpl     privilege level it executed at
 * @param changes registers it changed, except RIP, in the order of {@link Register}; that of a trap or fault it ended
 *                in included
 * @param slots   slots of pt_regs it wrote, in memory order
 * @param mitigation against which leak by speculation the instruction is there, or null
 */
public record StepRecord(long step, String phase, String routine, long rip, String text, int cpl, List<Change> changes,
        List<SlotWrite> slots, String mitigation) {
    /** A register with its values before and after. */
    public record Change(Register register, long before, long after) {}

    /** A slot and the value written to it. */
    public record SlotWrite(String slot, long value) {}
}
