package ringside.kernel.profile;

import java.util.Locale;
import java.util.Optional;

/** The id of one condition that SYSRET needs. Bit {@code ordinal()} stands for it in a failing mask. */
public enum CheckId {

    /** A Xen PV guest has no SYSRET at all. */
    XEN_PV,
    /** RCX slot against RIP slot. */
    RCX_RIP,
    /** RIP slot is canonical (4.0 and 4.1: has no bit set above the user half). */
    CANONICAL,
    /** RIP slot lies below the end of the user addresses (6.7 and later). */
    LIMIT,
    /** CS slot against the user code selector. */
    CS,
    /** R11 slot against flags slot. */
    R11_FLAGS,
    /** Neither resume flag nor trap flag is set. */
    RF_TF,
    /** SS slot against the user data selector. */
    SS;

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
