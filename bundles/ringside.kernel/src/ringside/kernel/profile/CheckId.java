package ringside.kernel.profile;

import java.util.Locale;
import java.util.Optional;

/** The name of one condition that SYSRET needs. Bit {@code ordinal()} stands for it in a failing mask. */
public enum CheckId {

    /** A Xen PV guest has no SYSRET at all. */
    XEN_PV("the kernel is a Xen PV guest"),
    /** RCX slot against RIP slot. */
    RCX_RIP("RCX != RIP"),
    /** RIP slot is canonical (4.0 and 4.1: has no bit set above the user half). */
    CANONICAL("RIP fails the canonical test"),
    /** RIP slot lies below the end of the user addresses (6.7 and later). */
    LIMIT("RIP is not below the user limit"),
    /** CS slot against the user code selector. */
    CS("CS != 0x33"),
    /** R11 slot against flags slot. */
    R11_FLAGS("R11 != RFLAGS"),
    /** Neither resume flag nor trap flag is set. */
    RF_TF("RF or TF is set"),
    /** SS slot against the user data selector. */
    SS("SS != 0x2b");

    private final String failure;

    CheckId(String failure) {
        this.failure = failure;
    }

    /** What is the case when this check fails, as the end of "IRET because …". */
    public String failure() {
        return failure;
    }

    /** The bit of this check in a failing mask. */
    public int mask() {
        return 1 << ordinal();
    }

    /** The check with this name, in any case of letters. */
    public static Optional<CheckId> named(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        for (CheckId id : values()) {
            if (id.name().equals(wanted)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }
}
