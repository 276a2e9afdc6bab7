package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.DecisionRow;
import ringside.kernel.profile.DecisionRow.AddressRule;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/** The list of all checks: makes those of a profile, with its parameters. */
public final class Checks {

    private Checks() {
    }

    /** The checks of a kernel in its order. */
    static List<Check> of(Profile profile, KernelOptions options) {
        return profile.checks(options).stream().map(id -> of(id, profile, options)).toList();
    }

    private static Check of(CheckId id, Profile profile, KernelOptions options) {
        ReturnAddress address = ReturnAddress.of(profile, options);
        return switch (id) {
            case XEN_PV -> new XenPvCheck();
            case RCX_RIP -> new RcxRipCheck(profile.value(DecisionRow.SYSRET_RCX));
            case CANONICAL -> new CanonicalCheck(address, canonicalBits(profile, options),
                    profile.value(DecisionRow.CANONICAL) == AddressRule.SHIFT_RIGHT);
            case LIMIT -> new LimitCheck(address, limit(profile, options));
            case CS -> new CsCheck();
            case R11_FLAGS -> new R11FlagsCheck();
            case RF_TF -> new RfTfCheck(judgesFlags(profile) ? DecidingSlot.FLAGS : DecidingSlot.R11);
            case SS -> new SsCheck(address.amd());
        };
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

    private static long limit(Profile profile, KernelOptions options) {
        return profile.value(profile.la57(options) ? DecisionRow.LIMIT_LA57 : DecisionRow.LIMIT);
    }

    /** Whether RF and TF are judged on the flags slot; on the r11 slot otherwise. */
    public static boolean judgesFlags(Profile profile) {
        return profile.value(DecisionRow.RF_TF_SLOT) == DecisionRow.JudgedSlot.FLAGS;
    }
}
