package ringside.ui.appearance;

import ringside.ui.Messages;

/** The phases of the way through the kernel: their names and colours. */
public final class PhaseNames {

    private PhaseNames() {
    }

    /** Returns the words for a phase. */
    public static String title(String phase) {
        return switch (phase) {
            case "user" -> Messages.Phase_user;
            case "entry" -> Messages.Phase_entry;
            case "dispatch" -> Messages.Phase_dispatch;
            case "work" -> Messages.Phase_work;
            case "decision" -> Messages.Phase_decision;
            case "return" -> Messages.Phase_return;
            case "kernel" -> Messages.Phase_kernel;
            case "mixed" -> Messages.Phase_mixed;
            default -> phase;
        };
    }

    /** Returns a short word for a phase. */
    public static String brief(String phase) {
        return switch (phase) {
            case "dispatch" -> Messages.Phase_dispatchBrief;
            case "work" -> Messages.Phase_workBrief;
            case "decision" -> Messages.Phase_decisionBrief;
            case "return" -> Messages.Phase_returnBrief;
            default -> title(phase);
        };
    }

    /** Returns one letter for a phase. */
    public static String initial(String phase) {
        return phase.equals("decision") ? Messages.Phase_decisionInitial : brief(phase).substring(0, 1);
    }

    /** Returns the colour of a phase. */
    public static Tone tone(String phase) {
        return switch (phase) {
            case "entry" -> Tone.PHASE_ENTRY;
            case "dispatch" -> Tone.PHASE_DISPATCH;
            case "work" -> Tone.PHASE_WORK;
            case "decision" -> Tone.PHASE_DECISION;
            case "return" -> Tone.PHASE_RETURN;
            default -> Tone.PHASE_USER;
        };
    }
}
