package ringside.cli.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.InputFile;
import ringside.cli.console.OneLine;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.process.CoreFile;
import ringside.kernel.process.StoppedThread;
import ringside.kernel.profile.Profile;
import ringside.kernel.text.PastedText;
import ringside.kernel.text.answer.Explainer;
import ringside.kernel.text.answer.Explanation;
import ringside.kernel.text.answer.KernelProposal;
import ringside.kernel.text.answer.NoAnswerException;
import ringside.kernel.text.form.PastedFrames;
import ringside.kernel.text.form.ThreadFrames;
import ringside.kernel.text.form.UserSelectors;

/** Registers as people paste them, read from a file or standard input. */
public final class PastedInput {
    private static final int BYTES_A_CHARACTER = 4;
    private static final int MOST_SHOWN = 600;
    private static final String FRED = "fred";

    private final String name;
    private final PastedFrames frames;
    private final UserSelectors selectors;
    /** What is to be said of where they come from. */
    private final List<String> sentences;

    private PastedInput(String name, PastedFrames frames, UserSelectors selectors, List<String> sentences) {
        this.name = name;
        this.frames = frames;
        this.selectors = selectors;
        this.sentences = sentences;
    }

    /**
     * {@return what stands in a file}
     *
     * @param file      a file, - or null for standard input
     * @param selectors with which the kernel in question runs programs
     * @throws BadInput when it cannot be read, or is too long
     */
    public static PastedInput read(String file, Console console, UserSelectors selectors) throws BadInput, IOException {
        InputFile input = InputFile.of(file);
        try (InputStream in = input.open(console)) {
            byte[] bytes = in.readNBytes(BYTES_A_CHARACTER * PastedText.MOST + 1);
            if (CoreFile.begins(bytes)) {
                CoreFile core = new CoreInput(input).read(bytes);
                return new PastedInput(input.name(), ThreadFrames.of(core, selectors), selectors, core.sentences());
            }
            PastedText text = PastedText.of(bytes);
            if (text.length() > PastedText.MOST) {
                throw new BadInput(input.name() + ": the text has more than " + PastedText.MOST
                        + " characters, which are the most that are read; give the part with the registers");
            }
            return new PastedInput(input.name(), PastedFrames.read(text, selectors), selectors,
                    List.of());
        }
    }

    /**
     * {@return what the kernel of this computer tells about a thread}
     *
     * @throws BadInput when it tells nothing
     */
    public static PastedInput ofThread(int id) throws BadInput, IOException {
        StoppedThread thread = new ThreadFolder(Path.of("/proc"), id).read();
        return new PastedInput("thread " + id, ThreadFrames.of(thread), UserSelectors.LINUX, thread.sentences());
    }

    /**
     * {@return the six slots of the first frame of user mode, as a system call would return with them}
     *
     * @throws BadInput when one is missing
     */
    public ReturnState state(KernelArguments kernel) throws BadInput {
        Explanation explanation = explain(kernel, OptionalInt.empty());
        if (!explanation.missing().isEmpty()) {
            throw new BadInput(name + ": not in the text, but edits need it: " + String.join(", ", explanation
                    .missing()));
        }
        return explanation.judged();
    }

    /**
     * {@return the answer}
     *
     * @param frame the frame to take, from 1; empty for the first of user mode
     * @throws BadInput when the registers are not those of a return to user mode, or too few
     */
    public Explanation explain(KernelArguments kernel, OptionalInt frame) throws BadInput {
        boolean given = kernel.given().isPresent();
        Profile profile = given ? kernel.orUsual()
                : KernelProposal.profile(frames, kernel.orUsual(), kernel.profile(FRED));
        KernelOptions options = kernel.options(profile);
        KernelProposal proposal = KernelProposal.of(frames, profile, given, options);
        try {
            return new Explainer(frames, proposal, selectors).explain(frame).saying(sentences);
        } catch (NoAnswerException e) {
            String line = e.line().isPresent() && sentences.isEmpty() ? ":" + e.line().getAsInt() : "";
            throw new BadInput(OneLine.of(name + line + ": " + e.getMessage(), MOST_SHOWN));
        }
    }
}
