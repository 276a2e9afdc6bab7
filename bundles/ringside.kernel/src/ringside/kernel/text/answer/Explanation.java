package ringside.kernel.text.answer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.Verdict;
import ringside.kernel.profile.CheckId;
import ringside.kernel.text.form.Frame;

/**
 * What a pasted text was taken for, and the return with its reasons.
 *
 * @param frames  all that were found
 * @param taken   index of the one that is answered
 * @param kernel  the kernel that answers
 * @param answer  who decides about the return
 * @param path    the way back; empty where the text does not tell
 * @param reason  the first failing check
 * @param failing every check that fails, as far as it is known, in the kernel's order
 * @param verdict the checks, without those that the text leaves open; empty where none is made
 * @param judged  the six slots as the kernel judges them; one that is not known holds what lets its check pass
 * @param missing the registers among them that are not known
 * @param head    what the frame was taken for and why
 * @param notes   more sentences, the most important first
 */
public record Explanation(List<Found> frames, int taken, KernelProposal kernel, Answer answer, Optional<Path> path,
        Optional<CheckId> reason, List<CheckId> failing, Optional<Verdict> verdict, ReturnState judged,
        List<String> missing, String head, List<String> notes) {

    /** Who decides about a return. */
    public enum Answer {
        /** The checks of system calls. */
        CHECKS("checks"),
        /** Nobody: there is only one way. */
        NO_CHOICE("no-choice"),
        /** The kernel by another rule. */
        OTHER_DECISION("other-decision");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        /** The name in answers. */
        public String label() {
            return label;
        }
    }

    public Explanation {
        frames = List.copyOf(frames);
        failing = List.copyOf(failing);
        missing = List.copyOf(missing);
        notes = List.copyOf(notes);
    }

    /**
     * A frame with what brought it into the kernel.
     *
     * @param frame  registers
     * @param origin by what
     */
    public record Found(Frame frame, Origin origin) {
    }

    /** The same with more sentences, before the others. */
    public Explanation saying(List<String> sentences) {
        return new Explanation(frames, taken, kernel, answer, path, reason, failing, verdict, judged, missing, head,
                Stream.concat(sentences.stream(), notes.stream()).toList());
    }

    /** The frame that is answered. */
    public Found found() {
        return frames.get(taken);
    }
}
