package ringside.kernel.decision;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.DecisionRow;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.machine.state.Vendor;

/** Makes the rule that belongs to the name of a check, with the parameters of a profile. */
public final class Checks {

    private Checks() {
    }

    static Check of(CheckId id, Profile profile, KernelOptions options) {
        boolean amd = options.vendor() == Vendor.AMD;
        return switch (id) {
            case XEN_PV -> new XenPvCheck();
            case RCX_RIP -> new RcxRipCheck();
            case CANONICAL, LIMIT -> new AddressCheck(AddressTest.of(profile, options), amd);
            case CS -> new SelectorCheck(true, amd);
            case SS -> new SelectorCheck(false, amd);
            case R11_FLAGS -> new R11FlagsCheck();
            case RF_TF -> new RfTfCheck(judgesFlags(profile));
        };
    }

    /** Whether RF and TF are judged on the flags slot; on the r11 slot otherwise. */
    public static boolean judgesFlags(Profile profile) {
        return profile.value(DecisionRow.RF_TF_SLOT) == DecisionRow.JudgedSlot.FLAGS;
    }
}
