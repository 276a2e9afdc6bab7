package ringside.kernel.decision;

import java.util.Locale;

/** A text that every check has in {@code checks.properties}, under the check's id and this name. */
enum CheckText {

    /** The condition in short. */
    TITLE(false),
    /** The condition as a question that a class is asked. */
    QUESTION(false),
    /** What is the case when it fails, as the end of "IRET because …". */
    FAILURE(false),
    /** The condition in a word or two, where there is little room. */
    BRIEF(false),
    /** What is wrong if it fails, in a sign for tables of many returns. */
    MARK(false),
    /** Why the kernel asks. */
    WHY(false),
    /** What the values say, in a sentence. */
    SENTENCE(true),
    /** What SYSRET would do wrong with these values, or with values that break the condition. */
    HAZARD(true),
    /** How to make the condition hold, or how to break it if it holds. */
    REMEDY(true);

    private final String key = name().toLowerCase(Locale.ROOT);
    private final boolean twofold;

    CheckText(boolean twofold) {
        this.twofold = twofold;
    }

    /** The part of the key behind the check's id. */
    String key() {
        return key;
    }

    /** Whether it is another text when the condition fails. */
    boolean twofold() {
        return twofold;
    }
}
