package ringside.kernel.decision;

import java.util.Locale;

/** The slots of pt_regs that decide about SYSRET, in the order in which edits of them are suggested. */
public enum DecidingSlot {

    /** What the user is to see in RCX. */
    CX("RCX"),
    /** Where the user is to go on. */
    IP("RIP"),
    /** What the user is to see in R11. */
    R11("R11"),
    /** The flags that the user is to get. */
    FLAGS("RFLAGS"),
    /** Code selector. */
    CS("CS"),
    /** Stack selector. */
    SS("SS");

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String register;

    DecidingSlot(String register) {
        this.register = register;
    }

    /** The name of the slot in pt_regs, such as {@code cx}. */
    public String label() {
        return label;
    }

    /** The register that the program finds it in, as sentences write it, such as {@code RCX}. */
    public String register() {
        return register;
    }
}
