package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/** The list of all checks: makes those of a profile, with its parameters. */
public final class Checks {

    private static final String CANONICAL = "canonical";
    private static final String BITS = "canonical.bits";
    private static final String LIMIT = "canonical.limit";
    private static final String SIGN_EXTEND = "sign-extend";
    private static final String SHIFT_RIGHT = "shift-right";

    private Checks() {
    }

    /**
     * The checks of a kernel in its order.
     *
     * @throws IllegalArgumentException if the row of the profile contradicts itself
     */
    static List<Check> of(Profile profile, KernelOptions options) {
        requireFitting(profile);
        return profile.checks(options).stream().map(id -> of(id, profile, options)).toList();
    }

    private static Check of(CheckId id, Profile profile, KernelOptions options) {
        ReturnAddress address = ReturnAddress.of(options);
        return switch (id) {
            case XEN_PV -> new XenPvCheck();
            case RCX_RIP -> new RcxRipCheck();
            case CANONICAL -> new CanonicalCheck(address, canonicalBits(profile, options), is(profile, SHIFT_RIGHT));
            case LIMIT -> new LimitCheck(address, parameter(profile, LIMIT, options));
            case CS -> new CsCheck();
            case R11_FLAGS -> new R11FlagsCheck();
            case RF_TF -> new RfTfCheck(judgesFlags(profile) ? DecidingSlot.FLAGS : DecidingSlot.R11);
            case SS -> new SsCheck(address.amd());
        };
    }

    /** How many bits of an address this kernel keeps when it asks whether it is canonical; else the processor's. */
    public static int canonicalBits(Profile profile, KernelOptions options) {
        if (is(profile, SIGN_EXTEND)) {
            return (int) parameter(profile, BITS, options);
        }
        return is(profile, SHIFT_RIGHT) ? Long.numberOfTrailingZeros(parameter(profile, LIMIT, options)) + 1
                : ReturnAddress.of(options).bits();
    }

    private static long parameter(Profile profile, String name, KernelOptions options) {
        return profile.parameter(options.la57() ? name + ".la57" : name);
    }

    private static boolean is(Profile profile, String test) {
        return profile.text(CANONICAL).equals(test);
    }

    private static void requireFitting(Profile profile) {
        List<CheckId> made = profile.checks(KernelOptions.DEFAULT);
        boolean fits = switch (profile.text(CANONICAL)) {
            case SIGN_EXTEND, SHIFT_RIGHT -> made.contains(CheckId.CANONICAL) && !made.contains(CheckId.LIMIT);
            case "limit" -> made.contains(CheckId.LIMIT) && !made.contains(CheckId.CANONICAL);
            case "none" -> !made.contains(CheckId.LIMIT) && !made.contains(CheckId.CANONICAL);
            default -> throw new IllegalArgumentException("profile " + profile.id() + ": canonical is '"
                    + profile.text(CANONICAL) + "'; sign-extend, shift-right, limit or none was expected");
        };
        if (!fits) {
            throw new IllegalArgumentException("profile " + profile.id() + ": canonical = "
                    + profile.text(CANONICAL) + " does not fit the checks " + made);
        }
    }

    /** Whether RF and TF are judged on the flags slot; on the r11 slot otherwise. */
    public static boolean judgesFlags(Profile profile) {
        String slot = profile.text("rf-tf-slot");
        if (!slot.equals("flags") && !slot.equals("r11")) {
            throw new IllegalArgumentException(
                    "profile " + profile.id() + ": rf-tf-slot is '" + slot + "', r11 or flags was expected");
        }
        return slot.equals("flags");
    }
}
