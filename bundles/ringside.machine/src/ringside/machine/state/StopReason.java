package ringside.machine.state;

/** Why a run of the CPU came back. */
public enum StopReason {
    /** The steps asked for are done. */
    STEPS,
    /** The next instruction carries a stop mark. */
    STOP_MARK,
    /**
     * The next instruction is a {@code hlt} at CPL 3, the end mark of a program. It is not executed and not counted.
     */
    END_MARK,
    /** The CPU stands in a {@code hlt} at CPL 0 and nothing that could wake it is pending. */
    HALTED,
    /** A service asked for it. */
    SERVICE,
    /** Delivery of a double fault failed; the CPU does nothing more. */
    SHUTDOWN,
    /**
     * RIP is at executable memory that holds no instruction of the model for the kind of code in CS; 16-bit code has
     * none at all.
     */
    NO_CODE
}
