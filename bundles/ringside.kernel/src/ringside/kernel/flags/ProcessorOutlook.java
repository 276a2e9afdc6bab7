package ringside.kernel.flags;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.Checks;
import ringside.kernel.decision.Decision;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/** What RFLAGS alone decide about the way back. */
final class ProcessorOutlook {

    private static final long ALWAYS_SET = 1L << 1;

    private final Profile profile;
    private final KernelOptions options;

    ProcessorOutlook(Profile profile, KernelOptions options) {
        this.profile = profile;
        this.options = options;
    }

    /**
     * In sentences.
     *
     * @param unnamed the bits that are no flag
     */
    List<String> of(long value, long unnamed) {
        List<String> sentences = new ArrayList<>();
        if ((unnamed & ALWAYS_SET) != 0) {
            sentences.add(OutlookWords.text("always-set"));
        }
        if ((unnamed & ~ALWAYS_SET) != 0) {
            sentences.add(OutlookWords.text("must-be-zero", "flags", bits(unnamed & ~ALWAYS_SET)));
        }
        sentences.add(wayBack(value));
        if (!profile.fred() && profile.checks(options).contains(CheckId.RF_TF) && !Checks.judgesFlags(profile)) {
            sentences.add(OutlookWords.text("r11"));
        }
        return sentences;
    }

    private static String bits(long word) {
        return LongStream.range(0, Long.SIZE).filter(bit -> (word >>> bit & 1) != 0).mapToObj(bit -> "bit " + bit)
                .collect(Collectors.joining(", "));
    }

    private String wayBack(long value) {
        if (profile.fred()) {
            return OutlookWords.text("eret");
        }
        ReturnState state = new ReturnState(0, 0, 0, value, value, 0);
        List<CheckResult> failed = new Decision(profile, options).decide(state).results().stream()
                .filter(check -> check.id() == CheckId.RF_TF && !check.holds()).toList();
        return failed.isEmpty() ? OutlookWords.text("sysret")
                : OutlookWords.text("iret", "why", failed.get(0).sentence() + " " + failed.get(0).reason());
    }
}
