package ringside.machine;

/**
 * An exception of the simulated CPU on its way from where it is found to the interpreter. Each CPU has a single
 * instance, because faults are part of normal work and must cost nothing to throw.
 */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is raised. */
    ExceptionVector vector;
    /** Error code, for vectors that have one. */
    int error;
    /** Faulting address of a page fault. */
    long address;
    /** True for a non-canonical operand address: #SS instead of #GP when the operand is relative to RSP or RBP. */
    boolean nonCanonicalOperand;

    Fault() {
        super(null, null, false, false);
    }

    Fault of(ExceptionVector which) {
        return of(which, 0);
    }

    Fault of(ExceptionVector which, int code) {
        vector = which;
        error = code;
        nonCanonicalOperand = false;
        return this;
    }

    Fault page(long at, int code) {
        address = at;
        return of(ExceptionVector.PF, code);
    }

    Fault nonCanonical(boolean stack) {
        of(stack ? ExceptionVector.SS : ExceptionVector.GP);
        nonCanonicalOperand = !stack;
        return this;
    }
}
