package ringside.kernel.decision;

/** What became of a check in one decision. */
public enum CheckStatus {
    /** It was made and its condition holds. */
    PASSED,
    /** It was made first of all that fail: it is the reason for the slow return. */
    FAILED,
    /** An earlier check had failed already; whether this one holds is still told. */
    NOT_REACHED,
    /** Switched off: the kernel does not make it. */
    OFF,
    /** A slot that it looks at is not written yet. */
    PENDING,
    /** This way back makes no check; whether this one would hold is still told. */
    NOT_ASKED,
    /** Not asked yet: how it would come out with the values of now. */
    OPEN
}
