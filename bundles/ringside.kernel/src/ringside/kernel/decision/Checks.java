package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.DecisionRow;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/** The checks of a kernel, and the parameters that several of them and the listings share. */
public final class Checks {

    private Checks() {
    }

    /** The checks of a kernel in its order. */
    static List<Check> of(Profile profile, KernelOptions options) {
        return profile.checks(options).stream().map(id -> CheckMaker.make(id, profile, options)).toList();
    }

    /** How many bits of an address this kernel keeps when it asks whether it is canonical; else all that there are. */
    public static int canonicalBits(Profile profile, KernelOptions options) {
        return switch (profile.value(DecisionRow.CANONICAL)) {
            case SIGN_EXTEND -> profile.value(profile.la57(options) ? DecisionRow.BITS_LA57 : DecisionRow.BITS)
                    .intValue();
            case SHIFT_RIGHT -> Long.numberOfTrailingZeros(limit(profile, options)) + 1;
            case LIMIT, NONE -> ReturnAddress.of(profile, options).bits();
        };
    }

    /** The first address that a kernel with a limit refuses. */
    static long limit(Profile profile, KernelOptions options) {
        return profile.value(profile.la57(options) ? DecisionRow.LIMIT_LA57 : DecisionRow.LIMIT);
    }

    /** Whether RF and TF are judged on the flags slot; on the r11 slot otherwise. */
    public static boolean judgesFlags(Profile profile) {
        return profile.value(DecisionRow.RF_TF_SLOT) == DecisionRow.JudgedSlot.FLAGS;
    }
}
