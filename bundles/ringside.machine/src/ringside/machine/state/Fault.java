package ringside.machine.state;

/**
 * An exception of the simulated CPU on its way from where it is found to the interpreter. Each CPU has a single
 * instance, because faults are part of normal work and must cost nothing to throw.
 */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is raised. */
    public ExceptionVector vector;
    /** Error code, for vectors that have one. */
    public int error;
    /** Faulting address of a page fault. */
    public long address;
    /** True for a non-canonical operand address: #SS instead of #GP when the operand is relative to RSP or RBP. */
    public boolean nonCanonicalOperand;

    public Fault() {
        super(null, null, false, false);
    }

    public Fault of(ExceptionVector which) {
        return of(which, 0);
    }

    public Fault of(ExceptionVector which, int code) {
        vector = which;
        error = code;
        nonCanonicalOperand = false;
        return this;
    }

    public Fault page(long at, int code) {
        address = at;
        return of(ExceptionVector.PF, code);
    }

    public Fault nonCanonical(boolean stack) {
        of(stack ? ExceptionVector.SS : ExceptionVector.GP);
        nonCanonicalOperand = !stack;
        return this;
    }
}
