package ringside.ui.seam;

import org.eclipse.osgi.util.NLS;

import ringside.kernel.decision.CheckResult;
import ringside.model.Writer;
import ringside.stepper.returns.CheckTense;
import ringside.ui.Messages;

/** The few words that have room in the seam. */
final class SeamWords {

    private SeamWords() {
    }

    /** Says who wrote a slot. */
    static String writer(Writer writer) {
        return switch (writer) {
            case NONE -> "";
            case HARDWARE -> Messages.PtRegs_byHardware;
            case ENTRY_CODE -> Messages.PtRegs_byEntry;
            case C -> Messages.PtRegs_byC;
            case SERVICE -> Messages.PtRegs_byService;
            case TRACER -> Messages.PtRegs_byTracer;
            case USER_EDIT -> Messages.PtRegs_byYou;
        };
    }

    /** Says how far a check is. */
    static String tense(CheckTense check, boolean compares) {
        CheckResult result = check.result();
        if (check.changed()) {
            return NLS.bind(compares ? result.holds() ? Messages.Seam_changedEqual : Messages.Seam_changedDiffer
                    : result.holds() ? Messages.Seam_changedHeld : Messages.Seam_changedFailed,
                    check.asked().orElseThrow());
        }
        if (check.asked().isPresent()) {
            return NLS.bind(compares ? result.holds() ? Messages.Seam_equal : Messages.Seam_differ
                    : result.holds() ? Messages.Seam_held : Messages.Seam_failed, check.asked().getAsLong());
        }
        return switch (result.status()) {
            case OFF -> Messages.Seam_off;
            case OPEN -> compares ? result.holds() ? Messages.Seam_openEqual : Messages.Seam_openDiffer
                    : result.holds() ? Messages.Seam_openHold : Messages.Seam_openFail;
            case PENDING -> Messages.Seam_waits;
            case NOT_REACHED -> result.holds() ? Messages.Seam_notReached : compares ? Messages.Seam_notReachedDiffer
                    : Messages.Seam_notReachedFail;
            case PASSED, FAILED, NOT_ASKED -> Messages.Seam_notAsked;
        };
    }

    /** Says how a check in a box came out, in one sign; one that is still to be asked has a question mark behind it. */
    static String mark(Question question) {
        String sign = question.holds() ? "\u2713" : "\u2717";
        return switch (question.tense()) {
            case ASKED -> sign;
            case CHANGED -> sign + "!";
            case OPEN -> sign + "?";
            case NOT_ASKED -> "\u00b7";
            case OFF -> Messages.Seam_offMark;
        };
    }
}
