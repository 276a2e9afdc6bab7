package ringside.kernel.questions;

/** What slot ss can hold, as far as it means something else. All 64 bits of the slot are compared. */
public enum SsClass {

    /** The selector of user data: the only one that SYSRET delivers. */
    USER("0x2b", 0x2b, "ss.user"),
    /** A selector of the program's own descriptor table, such as a 16-bit stack. */
    LDT("ldt", 0x17, "selector.ldt"),
    /** Bits above the 16 of a selector are set: a comparison of 16 bits would not see them. */
    UPPER("upper", 0x1002b, "selector.upper"),
    /** Any other selector, such as the null selector. */
    OTHER("other", 0, "ss.other");

    private final String label;
    private final long witness;
    private final String key;

    SsClass(String label, long witness, String key) {
        this.label = label;
        this.witness = witness;
        this.key = key;
    }

    /** A short name. */
    public String label() {
        return label;
    }

    /** A value of the class. */
    public long witness() {
        return witness;
    }

    /** The class in words. */
    public String title() {
        return ClassWords.text(key);
    }

    /** The class of a value. */
    public static SsClass of(long ss) {
        if (ss == USER.witness) {
            return USER;
        }
        if (ss >>> Selectors.BITS != 0) {
            return UPPER;
        }
        return (ss & Selectors.LDT_BIT) != 0 ? LDT : OTHER;
    }
}
