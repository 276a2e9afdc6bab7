package ringside.machine.state;

import java.util.Optional;
import java.util.stream.Stream;

/** The exceptions that the simulated CPU raises (SDM volume 3, 6.15). */
public enum ExceptionVector {
    /** Divide error. */
    DE(0),
    /** Debug: the single-step trap. */
    DB(1),
    /** Breakpoint. */
    BP(3),
    /** Overflow: in 64-bit mode only {@code int 4} raises it. */
    OF(4),
    /** Bound range exceeded: BOUND of 32-bit code. */
    BR(5),
    /** Invalid opcode. */
    UD(6),
    /** Double fault. */
    DF(8),
    /** Segment not present. */
    NP(11),
    /** Stack segment fault. */
    SS(12),
    /** General protection. */
    GP(13),
    /** Page fault. */
    PF(14),
    /** Alignment check. */
    AC(17);

    private final int number;

    ExceptionVector(int number) {
        this.number = number;
    }

    /** Returns the vector, which is the index into the IDT. */
    public int number() {
        return number;
    }

    /** Returns the usual spelling, for example {@code #PF}. */
    public String label() {
        return "#" + name();
    }

    /** Tells whether the CPU pushes an error code. */
    public boolean hasErrorCode() {
        return switch (this) {
            case DF, NP, SS, GP, PF, AC -> true;
            case DE, DB, BP, OF, BR, UD -> false;
        };
    }

    /**
     * Finds an exception by its vector.
     *
     * @param number 0 to 255
     */
    public static Optional<ExceptionVector> numbered(int number) {
        return Stream.of(values()).filter(vector -> vector.number == number).findFirst();
    }
}
