package ringside.stepper.lockstep;

/** Why a run was not followed to an end of its own. */
public enum Cut {
    /** It was. */
    NONE,
    /** It repeats itself for ever. */
    LOOP,
    /** It comes to the step limit of its scenario. */
    LIMIT,
    /** It is longer than what is compared. */
    LENGTH
}
