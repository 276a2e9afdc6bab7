package ringside.stepper.drawing;

import ringside.stepper.value.Texts;

/** The phases of the way through the kernel: their names and colours. */
public final class PhaseNames {

    private PhaseNames() {
    }

    /** Returns the words for a phase. */
    public static String title(String phase) {
        return switch (phase) {
            case "user" -> Texts.PHASES.text("user");
            case "entry" -> Texts.PHASES.text("entry");
            case "dispatch" -> Texts.PHASES.text("dispatch");
            case "work" -> Texts.PHASES.text("work");
            case "decision" -> Texts.PHASES.text("decision");
            case "return" -> Texts.PHASES.text("return");
            case "kernel" -> Texts.PHASES.text("kernel");
            case "mixed" -> Texts.PHASES.text("mixed");
            default -> phase;
        };
    }

    /** Returns a short word for a phase. */
    public static String brief(String phase) {
        return switch (phase) {
            case "dispatch" -> Texts.PHASES.text("dispatchBrief");
            case "work" -> Texts.PHASES.text("workBrief");
            case "decision" -> Texts.PHASES.text("decisionBrief");
            case "return" -> Texts.PHASES.text("returnBrief");
            default -> title(phase);
        };
    }

    /** Returns one letter for a phase. */
    public static String initial(String phase) {
        return phase.equals("decision") ? Texts.PHASES.text("decisionInitial") : brief(phase).substring(0, 1);
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
