package ringside.stepper.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import ringside.kernel.decision.Verdict;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.text.PastedText;
import ringside.kernel.text.answer.Explainer;
import ringside.kernel.text.answer.Explanation;
import ringside.kernel.text.answer.Explanation.Answer;
import ringside.kernel.text.answer.KernelProposal;
import ringside.kernel.text.answer.NoAnswerException;
import ringside.kernel.text.form.Frame;
import ringside.kernel.text.form.PastedFrames;
import ringside.kernel.text.form.UserSelectors;
import ringside.model.Scenario;
import ringside.stepper.document.ExplainedScenario;
import ringside.stepper.value.Hex;
import ringside.stepper.value.Texts;

/** Registers that were pasted into the window: what was understood of them, and the return with its reasons. */
public final class PastedRegisters {

    /** Numbers of lines from which nothing was read, at most. */
    private static final int MOST_TOLD = 8;

    private final PastedFrames frames;
    private final AskedKernel asked;

    private PastedRegisters(PastedFrames frames, AskedKernel asked) {
        this.frames = frames;
        this.asked = asked;
    }

    /**
     * Reads a text.
     *
     * @param asked the kernel that answers where the text names none
     */
    public static PastedRegisters of(String text, AskedKernel asked) {
        return new PastedRegisters(PastedFrames.read(PastedText.of(text), UserSelectors.LINUX), asked);
    }

    /**
     * What is understood with one frame taken.
     *
     * @param frame its index; empty for the first that returns to user mode
     */
    public Reading read(OptionalInt frame) {
        OptionalInt number = frame.isPresent() ? OptionalInt.of(frame.getAsInt() + 1) : frame;
        try {
            return understood(new Explainer(frames, kernel(), UserSelectors.LINUX).explain(number), frames.unread());
        } catch (NoAnswerException e) {
            String where = e.line().isPresent() ? "Line " + e.line().getAsInt() + ": " : "";
            return new Reading(frames.frames().stream().map(PastedRegisters::line).toList(), frame, List.of(where + e
                    .getMessage()), List.of(), Optional.empty());
        }
    }

    private KernelProposal kernel() {
        Profile profile = KernelProposal.profile(frames, asked.profile(), asked.profile());
        boolean same = profile.id().equals(asked.profile().id());
        KernelOptions options = same ? asked.options() : KernelOptions.DEFAULT;
        return KernelProposal.of(frames, profile, same && frames.traces().release().isEmpty(), options);
    }

    private static Reading understood(Explanation explanation, List<Integer> unread) {
        List<String> sentences = new ArrayList<>();
        sentences.add(explanation.head());
        explanation.verdict().map(Verdict::summary).ifPresent(sentences::add);
        sentences.addAll(explanation.notes());
        if (!unread.isEmpty()) {
            sentences.add(Texts.SESSION.text(unread.size() > MOST_TOLD ? "paste.unread.many" : "paste.unread", unread
                    .stream().limit(MOST_TOLD).map(String::valueOf).collect(Collectors.joining(", ")), unread.size()));
        }
        Optional<Scenario> scenario = explanation.answer() == Answer.OTHER_DECISION ? Optional.empty()
                : Optional.of(ExplainedScenario.of(explanation));
        return new Reading(explanation.frames().stream().map(found -> line(found.frame())).toList(), OptionalInt.of(
                explanation.taken()), sentences, registers(explanation.found().frame()), scenario);
    }

    private static String line(Frame frame) {
        String at = frame.has("rip") ? "RIP " + Hex.of(frame.value("rip").getAsLong()) : frame.symbol();
        return "Line " + frame.line() + ": " + frame.kind().label() + (at.isEmpty() ? "" : ", " + at);
    }

    private static List<String> registers(Frame frame) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Long> register : frame.registers().entrySet()) {
            lines.add(register.getKey().toUpperCase(Locale.ROOT) + " = " + Hex.of(register.getValue()) + (frame
                    .assumed()
                    .contains(register.getKey()) ? " (assumed)" : ""));
        }
        return lines;
    }

    /**
     * What was understood.
     *
     * @param frames    a line for each frame that was found
     * @param taken     index of the one that is answered; empty if none is
     * @param sentences what it was taken for, the answer and what is odd; or what it is instead of a return
     * @param registers a line for each register of that frame
     * @param scenario  a scenario that returns with them; empty if there is none
     */
    public record Reading(List<String> frames, OptionalInt taken, List<String> sentences, List<String> registers,
            Optional<Scenario> scenario) {

        public Reading {
            frames = List.copyOf(frames);
            sentences = List.copyOf(sentences);
            registers = List.copyOf(registers);
        }
    }
}
