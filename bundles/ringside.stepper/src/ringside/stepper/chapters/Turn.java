package ringside.stepper.chapters;

import java.util.OptionalLong;

/** Where a reader turns to from a position. */
public enum Turn {
    /** To where the next phase begins. */
    PHASE(true),
    /** To where the phase before began. */
    PHASE_BACK(false),
    /** To where the next check is about to be decided. */
    CHECK(true),
    /** To where the check before was about to be decided. */
    CHECK_BACK(false),
    /** To where the program goes on after the next return. */
    RETURN(true),
    /** To where the program went on after the return before. */
    RETURN_BACK(false);

    private final boolean ahead;

    Turn(boolean ahead) {
        this.ahead = ahead;
    }

    /** {@return whether it leads on} */
    public boolean ahead() {
        return ahead;
    }

    /** {@return the position in what is recorded; empty if there is none} */
    OptionalLong from(Chapters chapters, long step) {
        return switch (this) {
            case PHASE -> chapters.phaseAfter(step);
            case PHASE_BACK -> chapters.phaseBefore(step);
            case CHECK -> chapters.questionAfter(step);
            case CHECK_BACK -> chapters.questionBefore(step);
            case RETURN -> chapters.returnAfter(step);
            case RETURN_BACK -> chapters.returnBefore(step);
        };
    }
}
