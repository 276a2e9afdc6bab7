package ringside.stepper.seam;

import ringside.kernel.decision.CheckResult;
import ringside.model.Writer;
import ringside.stepper.returns.CheckTense;
import ringside.stepper.value.Texts;

/** The few words that have room in the seam. */
final class SeamWords {

    private SeamWords() {
    }

    /** Says who wrote a slot. */
    static String writer(Writer writer) {
        return switch (writer) {
            case NONE -> "";
            case HARDWARE -> Texts.SEAM.text("byHardware");
            case ENTRY_CODE -> Texts.SEAM.text("byEntry");
            case C -> Texts.SEAM.text("byC");
            case SERVICE -> Texts.SEAM.text("byService");
            case TRACER -> Texts.SEAM.text("byTracer");
            case USER_EDIT -> Texts.SEAM.text("byYou");
        };
    }

    /** Says how far a check is. */
    static String tense(CheckTense check, boolean compares) {
        CheckResult result = check.result();
        if (check.changed()) {
            return Texts.SEAM.text(compares ? result.holds() ? "changedEqual" : "changedDiffer"
                    : result.holds() ? "changedHeld" : "changedFailed",
                    check.asked().orElseThrow());
        }
        if (check.asked().isPresent()) {
            return Texts.SEAM.text(compares ? result.holds() ? "equal" : "differ"
                    : result.holds() ? "held" : "failed", check.asked().getAsLong());
        }
        return switch (result.status()) {
            case OFF -> Texts.SEAM.text("off");
            case OPEN -> compares ? result.holds() ? Texts.SEAM.text("openEqual") : Texts.SEAM.text("openDiffer")
                    : result.holds() ? Texts.SEAM.text("openHold") : Texts.SEAM.text("openFail");
            case PENDING -> Texts.SEAM.text("waits");
            case NOT_REACHED -> result.holds() ? Texts.SEAM.text("notReached") : compares ? Texts.SEAM.text(
                    "notReachedDiffer")
                    : Texts.SEAM.text("notReachedFail");
            case PASSED, FAILED, NOT_ASKED -> Texts.SEAM.text("notAsked");
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
            case OFF -> Texts.SEAM.text("offMark");
        };
    }
}
