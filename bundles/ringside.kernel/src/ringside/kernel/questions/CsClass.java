package ringside.kernel.questions;

/** What slot cs can hold, as far as it means something else. All 64 bits of the slot are compared. */
public enum CsClass {

    /** The selector of 64-bit user code: the only one that SYSRET delivers. */
    USER64("0x33", 0x33, "cs.user64"),
    /** The selector of 32-bit user code. */
    USER32("0x23", 0x23, "cs.user32"),
    /** A selector of the program's own descriptor table. */
    LDT("ldt", 0x0f, "selector.ldt"),
    /** Bits above the 16 of a selector are set: a comparison of 16 bits would not see them. */
    UPPER("upper", 0x10033, "selector.upper"),
    /** Any other selector, such as that of kernel code. */
    OTHER("other", 0x10, "cs.other");

    private final String label;
    private final long witness;
    private final String key;

    CsClass(String label, long witness, String key) {
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
    public static CsClass of(long cs) {
        if (cs == USER64.witness) {
            return USER64;
        }
        if (cs == USER32.witness) {
            return USER32;
        }
        if (cs >>> Selectors.BITS != 0) {
            return UPPER;
        }
        return (cs & Selectors.LDT_BIT) != 0 ? LDT : OTHER;
    }
}
