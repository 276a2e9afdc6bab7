package ringside.machine.transfer;

/**
 * One entry of the IDT: a 64-bit interrupt gate (IF is cleared on the way in) to the kernel code segment.
 *
 * @param handler address of the first instruction of the handler
 * @param ist 1 to 7: the stack of that number from the task-state segment; 0: RSP0 on a change of privilege
 * @param dpl highest privilege level (0 or 3) that may use the gate by {@code int n} or {@code int3}
 */
public record Gate(long handler, int ist, int dpl) {

    /** Checks the ranges. */
    public Gate {
        if (ist < 0 || ist > 7) {
            throw new IllegalArgumentException("stack number " + ist + " of a gate: expected 0 to 7");
        }
        if (dpl < 0 || dpl > 3) {
            throw new IllegalArgumentException("privilege level " + dpl + " of a gate: expected 0 to 3");
        }
    }
}
