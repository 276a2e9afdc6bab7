package ringside.kernel;

import java.util.List;
import java.util.Set;
import ringside.kernel.decision.Decision;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;
import ringside.machine.state.Vendor;

/** Return states and options that tests start from. */
public final class States {

    public static final KernelOptions LA57 = new KernelOptions(Vendor.INTEL, true, false, false, false);
    public static final KernelOptions XEN_PV = new KernelOptions(Vendor.INTEL, false, false, true, false);
    public static final KernelOptions AMD = new KernelOptions(Vendor.AMD, false, false, false, false);

    /** What an undisturbed getpid returns with: every check of every profile holds. */
    public static final ReturnState PLAIN = new ReturnState(0x40100a, 0x40100a, 0x33, 0x202, 0x202, 0x2b);

    /** The kernels that decide between SYSRET and IRET. */
    public static final List<String> DECIDING = Profiles.all().stream()
            .filter(profile -> !profile.checks(KernelOptions.DEFAULT).isEmpty()).map(Profile::id).toList();

    private static final long TF = 0x100;
    private static final long DF = 0x400;

    private States() {
    }

    /** The same, for tests with parameters. */
    static List<String> deciding() {
        return DECIDING;
    }

    public static Profile profile(String id) {
        try {
            return Profiles.named(id);
        } catch (UnknownNameException e) {
            throw new AssertionError(e);
        }
    }

    public static Decision decision(String id) {
        return new Decision(profile(id), KernelOptions.DEFAULT);
    }

    public static ReturnState withAddress(long address) {
        return new ReturnState(address, address, PLAIN.cs(), PLAIN.r11(), PLAIN.flags(), PLAIN.ss());
    }

    public static ReturnState withFlags(long r11, long flags) {
        return new ReturnState(PLAIN.cx(), PLAIN.ip(), PLAIN.cs(), r11, flags, PLAIN.ss());
    }

    /** A state in which exactly these checks fail in that kernel: RF and TF are judged on flags or on r11. */
    public static ReturnState failing(Set<CheckId> wanted, boolean judgesFlags) {
        boolean address = wanted.contains(CheckId.CANONICAL) || wanted.contains(CheckId.LIMIT);
        long ip = address ? 0x800000000000L : 0x40100a;
        long judged = wanted.contains(CheckId.RF_TF) ? 0x202 | TF : 0x202;
        long other = wanted.contains(CheckId.R11_FLAGS) ? judged ^ DF : judged;
        return new ReturnState(wanted.contains(CheckId.RCX_RIP) ? ip + 2 : ip, ip,
                wanted.contains(CheckId.CS) ? 0x23 : 0x33, judgesFlags ? other : judged, judgesFlags ? judged : other,
                wanted.contains(CheckId.SS) ? 0x17 : 0x2b);
    }
}
