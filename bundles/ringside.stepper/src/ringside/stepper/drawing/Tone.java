package ringside.stepper.drawing;

/**
 * A colour by what it says, not by how it looks: the theme decides the look.
 */
public enum Tone {
    /** Words of less weight: addresses, captions, what was not reached. */
    QUIET_TEXT,
    /** A value that the last step or edit changed. */
    CHANGED_TEXT,
    /** Behind a value that the last step or edit changed. */
    CHANGED_BACK,
    /** Behind the line that runs next. */
    CURRENT_BACK,
    /** Behind the selected row of a table. */
    SELECTED_BACK,
    /** Behind the head of a group of rows. */
    HEADING_BACK,
    /** Behind a message that refuses an input. */
    REFUSED_BACK,
    /** Behind a remark that deserves a look, such as a loop. */
    REMARK_BACK,
    /** Behind words on a filled mark. */
    MARK_TEXT,
    /** Filled mark: the fast way back, a check that passed. */
    PASSED_MARK,
    /** Filled mark: the slow way back, a check that failed. */
    FAILED_MARK,
    /** Filled mark: neither, for example a check that is off. */
    NEUTRAL_MARK,
    /** Words of what held. */
    PASSED_TEXT,
    /** Behind words of what held. */
    PASSED_BACK,
    /** Words of what failed, or was overtaken by a change. */
    FAILED_TEXT,
    /** Behind words of what failed. */
    FAILED_BACK,
    /** Slanted lines over what was not written. */
    HATCH,
    /** The border of a drawn box. */
    EDGE,
    /** The bar beside the line that runs next. */
    CURRENT_BAR,
    /** In code: what an instruction does, a directive. */
    CODE_MNEMONIC,
    /** In code: a register. */
    CODE_REGISTER,
    /** In code: a number or a string. */
    CODE_NUMBER,
    /** In code: a label. */
    CODE_LABEL,
    /** Behind a drawing. */
    PAPER,
    /** Words on paper. */
    INK,
    /** A span of the timeline in user mode. */
    PHASE_USER,
    /** A span of the timeline in the entry code. */
    PHASE_ENTRY,
    /** A span of the timeline that finds and calls the system call. */
    PHASE_DISPATCH,
    /** A span of the timeline in the exit work. */
    PHASE_WORK,
    /** A span of the timeline in the checks. */
    PHASE_DECISION,
    /** A span of the timeline on the way back. */
    PHASE_RETURN;
}
