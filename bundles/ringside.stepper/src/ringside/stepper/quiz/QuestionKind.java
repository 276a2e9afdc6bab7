package ringside.stepper.quiz;

import java.util.Locale;

/** What a question asks. */
public enum QuestionKind {
    /** Which way back, for six slots. */
    PATH,
    /** Which check fails first, for six slots. */
    REASON,
    /** Which checks fail at all, for six slots. */
    REASONS,
    /** What the program finds in RCX behind a visit of the kernel. */
    RCX,
    /** Before which instruction the next step trap falls. */
    TRAP,
    /** Whether the checks are made on a return at all. */
    ASKED;

    /** {@return the name in files and on the command line} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
