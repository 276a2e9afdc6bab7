package ringside.stepper.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.kernel.BootedKernel;
import ringside.kernel.decision.CheckResult;
import ringside.kernel.meaning.Meaning;
import ringside.kernel.meaning.Meanings;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.service.frame.PtSlot;
import ringside.machine.Cpu;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.returns.CheckTense;
import ringside.stepper.returns.Prospect;
import ringside.stepper.run.Engine;
import ringside.stepper.run.Occurrence;
import ringside.stepper.run.Tape;
import ringside.stepper.value.EndWords;
import ringside.stepper.value.Hex;
import ringside.stepper.value.Texts;

/** Plain sentences about where the run stands and about any value. */
public final class Hints {
    /** What the name of a line begins with; its address in hexadecimal digits follows. */
    public static final String LINE = "line.";

    private static final int HEX = 16;
    private static final String DEBUG = "#DB";
    private static final String INT1 = "int1";
    private static final String MORE = "\u2026";
    private static final String ENDS = ".?!)";
    private static final String PAUSES = ",;:";

    private Hints() {
    }

    /** {@return one to three sentences about the step that comes next} */
    public static String step(Tape tape, BranchForecast branch) {
        Engine engine = tape.engine();
        List<String> sentences = new ArrayList<>();
        Optional<String> ended = engine.ended();
        if (ended.isPresent()) {
            sentences.add(EndWords.of(ended.get(), engine.kernel().outside()));
        } else {
            CodeLine line = engine.lineAt(engine.rip());
            Optional<String> trap = trap(tape);
            if (trap.isPresent()) {
                sentences.add(trap.get());
            } else if (line == null) {
                sentences.add(unlisted(engine));
            } else if (!replaced(line, engine.kernel())) {
                sentences.add(words(line, branch, engine.kernel()));
            }
            if (!branch.reason().isEmpty()) {
                sentences.add(ended(branch.reason()));
            }
        }
        tape.recording().loop().filter(loop -> tape.step() >= loop.first())
                .ifPresent(loop -> sentences.add(loop.text()));
        return String.join(" ", sentences);
    }

    /** A trap of the step before is taken before the instruction is looked at; the run recorded ahead knows of it. */
    private static Optional<String> trap(Tape tape) {
        return tape.recording().events().stream().filter(event -> event.step() == tape.step() + 1
                && event.kind() == Occurrence.Kind.EXCEPTION && event.name().equals(DEBUG)
                && event.rip() == tape.engine().rip() && !executes(tape.engine()))
                .findFirst().map(event -> Texts.HINTS.text("step.trap", Hex.of(event.rip())));
    }

    /** INT1 raises it by itself. */
    private static boolean executes(Engine engine) {
        return engine.kernel().machine().cpu().instructionAt(engine.rip()).filter(next -> next.mnemonic().equals(INT1))
                .isPresent();
    }

    /** A trampoline, a page that the kernel wrote, code that the program wrote itself: no listing has it. */
    private static String unlisted(Engine engine) {
        Cpu cpu = engine.kernel().machine().cpu();
        return cpu.instructionAt(engine.rip()).map(next -> Texts.HINTS.text(cpu.cpl() == 0 ? "step.unlisted.kernel"
                : "step.unlisted", next.text(), Hex.of(engine.rip()))).orElseGet(() -> Texts.HINTS.text("step.nowhere",
                        Hex.of(engine.rip())));
    }

    /** {@return what a line of the listing does, whichever way it goes; empty where there is no such line} */
    public static String line(Engine engine, String name) {
        CodeLine line = engine.lineAt(Long.parseUnsignedLong(name.substring(LINE.length()), HEX));
        if (line == null) {
            return "";
        }
        String both = line.jumps().equals(line.passes()) ? line.caption() : Texts.HINTS.text("line.branch",
                line.jumps(), line.passes());
        String told = both.isEmpty() ? meanings(engine.kernel()).instruction(line.mnemonic()).orElse("") : ended(both);
        return line.cStatement() == null || line.cStatement().isEmpty() ? told : told + " " + Texts.HINTS.text("line.c",
                line.cStatement());
    }

    private static Meanings meanings(BootedKernel kernel) {
        return Meanings.of(kernel.profile(), kernel.options());
    }

    private static String words(CodeLine line, BranchForecast branch, BootedKernel kernel) {
        String caption = caption(line, branch);
        if (!caption.isEmpty()) {
            return alone(line, caption);
        }
        return meanings(kernel).instruction(line.mnemonic()).orElseGet(() -> Texts.HINTS.text(
                line.user() ? "step.user" : "step.kernel", line.text(), line.routine()));
    }

    /** A sentence of a listing may run over several lines, or be a word beside its instruction: both are told as such. */
    private static String alone(CodeLine line, String caption) {
        String begun = Character.isLowerCase(caption.charAt(0)) ? line.text() + ": " + caption : caption;
        return ended(begun);
    }

    private static String ended(String words) {
        char last = words.charAt(words.length() - 1);
        if (ENDS.indexOf(last) >= 0) {
            return words;
        }
        return PAUSES.indexOf(last) >= 0 ? words.substring(0, words.length() - 1) + " " + MORE : words + ".";
    }

    /** Whether a no-op stands in place of the jump, because its check is switched off: nobody asks anything then. */
    private static boolean replaced(CodeLine line, BootedKernel kernel) {
        return line.check() != null && kernel.switchedOff().stream().anyMatch(id -> id.name().equals(line.check()));
    }

    /** Of a conditional jump only the side to which it goes is true. */
    private static String caption(CodeLine line, BranchForecast branch) {
        if (!branch.conditional()) {
            return line.caption();
        }
        return branch.taken() ? line.jumps() : line.passes();
    }

    /**
     * {@return sentences about a value by its name; empty when there is nothing to say}
     *
     * @param prospect the answer about returns there
     */
    public static String value(String name, BootedKernel kernel, Prospect prospect) {
        ValueName value = ValueName.of(name);
        String meaning = meanings(kernel).value(value).map(Meaning::sentence).orElse("");
        return switch (value.kind()) {
            case CHECK -> prospect.checks().stream().filter(check -> check.result().id().name().equals(value.item()))
                    .findFirst().map(Hints::check).orElse(meaning);
            case SLOT -> meaning + event(value, kernel);
            case REGISTER, FLAG, THREAD_FLAG, OPTION, UNKNOWN -> meaning;
        };
    }

    private static String event(ValueName name, BootedKernel kernel) {
        boolean event = name.item().equals(PtSlot.SS.label()) && kernel.profile().fred()
                && kernel.ptRegs().written(PtSlot.SS);
        return event ? " " + EventWords.of(kernel.ptRegs().get(PtSlot.SS)) : "";
    }

    private static String check(CheckTense check) {
        CheckResult result = check.result();
        return String.join(" ", check.told(), result.sentence().equals(check.told()) ? "" : result.sentence(),
                result.reason(), result.hazard()).replaceAll(" +", " ").strip();
    }
}
