package ringside.kernel.text.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import ringside.kernel.decision.CompatRule;
import ringside.kernel.decision.Decision;
import ringside.kernel.decision.Operand;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.Verdict;
import ringside.kernel.listing.CompatTask;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.DecisionRow;
import ringside.kernel.profile.DecisionRow.OtherReturn;
import ringside.kernel.profile.Profile;
import ringside.kernel.text.answer.Explanation.Answer;
import ringside.kernel.text.answer.Explanation.Found;
import ringside.kernel.text.form.Frame;
import ringside.kernel.text.form.FrameKind;
import ringside.kernel.text.form.PastedFrames;
import ringside.kernel.text.form.PrintedBy;
import ringside.kernel.text.form.UserSelectors;

/** Answers for pasted registers: which way back, and why. */
public final class Explainer {

    private static final long SYSCALL_BYTES = 2;
    private static final int ALL_BUT_ONE = 5;

    private final PastedFrames pasted;
    private final KernelProposal kernel;
    private final UserSelectors selectors;
    private final Decision decision;
    private final List<String> notes = new ArrayList<>();
    private FrameList frames;

    /**
     * An explainer for one text.
     *
     * @param selectors with which the kernel in question runs programs
     */
    public Explainer(PastedFrames pasted, KernelProposal kernel, UserSelectors selectors) {
        this.pasted = pasted;
        this.kernel = kernel;
        this.selectors = selectors;
        decision = new Decision(kernel.profile(), kernel.options());
    }

    /**
     * Explains.
     *
     * @param wanted number of the frame to take, from 1; empty for the first of user mode
     * @throws NoAnswerException if there is none, or it does not tell enough
     */
    public Explanation explain(OptionalInt wanted) throws NoAnswerException {
        frames = FrameList.of(pasted, wanted, this::answerable);
        Frame frame = frames.taken();
        Origin origin = new OriginRule(frame).origin();
        frames.site().ifPresent(site -> notes.add(site.sentence()));
        say(frame, origin);
        Explanation answer = answer(frame, origin);
        notes.addAll(Remarks.on(frame, origin, decision.addressBits()));
        notes.addAll(kernel.sentences());
        return new Explanation(answer.frames(), answer.taken(), kernel, answer.answer(), answer.path(), answer.reason(),
                answer.failing(), answer.verdict(), answer.judged(), answer.missing(), answer.head(), notes);
    }

    private void say(Frame frame, Origin origin) {
        if (frame.by() == PrintedBy.WINDOWS) {
            notes.add(Words.text("note.windows"));
        }
        if (!frame.assumed().isEmpty()) {
            notes.add(Words.text("note.assumed", "registers", frame.assumed().stream().map(each -> each.toUpperCase(
                    Locale.ROOT) + " = " + Operand.hex(frame.value(each).orElse(0)))
                    .collect(Collectors.joining(", "))));
        }
        if (frame.hexByOthers()) {
            notes.add(Words.text("note.hex"));
        }
        if (kernel.options().la57() && !kernel.profile().la57(kernel.options())) {
            notes.add(Words.text("note.four-level", "id", kernel.profile().id()));
        }
        if (!selectors.equals(UserSelectors.LINUX)) {
            notes.add(Words.text("note.selectors", "cs", Operand.hex(selectors.cs()), "ss", Operand.hex(selectors
                    .ss())));
        }
    }

    private boolean answerable(Frame frame) {
        Origin origin = new OriginRule(frame).origin();
        return frame.kind() == FrameKind.COMPAT || noChoice(origin).isPresent() || enough(frame, origin);
    }

    /** One register alone is no frame, even if a check fails with it. */
    private boolean enough(Frame frame, Origin origin) {
        KnownChecks checks = checks(frame, origin);
        return checks.decided() && checks.missing().size() + frame.assumed().size() < ALL_BUT_ONE;
    }

    private Explanation answer(Frame frame, Origin origin) throws NoAnswerException {
        Optional<Path> only = noChoice(origin);
        if (only.isPresent()) {
            String why = kernel.profile().fred() ? "answer.fred" : "answer.no-choice";
            notes.add(0, Words.text(why, "id", kernel.profile().id()));
            return explanation(origin, Answer.NO_CHOICE, only, Optional.empty());
        }
        return frame.kind() == FrameKind.COMPAT ? compat(frame, origin) : byChecks(frame, origin);
    }

    /** The only way back, where nobody decides. */
    private Optional<Path> noChoice(Origin origin) {
        Profile profile = kernel.profile();
        if (profile.fred()) {
            return Optional.of(Path.ERETU);
        }
        boolean asked = profile.value(DecisionRow.EXCEPTION_RETURN) == OtherReturn.CHECKS;
        return origin.kind() == Origin.Kind.INTERRUPT && !asked ? Optional.of(Path.IRET) : Optional.empty();
    }

    private Explanation compat(Frame frame, Origin origin) {
        if (!CompatTask.inC(kernel.profile())) {
            notes.add(0, Words.text("answer.compat-early"));
            return explanation(origin, Answer.OTHER_DECISION, Optional.empty(), Optional.empty());
        }
        String obstacle = CompatRule.obstacle(kernel.options().xenPv(), frame.value("cs").orElse(0), frame.value("ss")
                .orElse(0), true, frame.value("rflags").orElse(0));
        notes.add(0, obstacle.isEmpty() ? Words.text("answer.compat", "ip", frame.has("rip")
                ? Operand.hex(frame.value("rip").getAsLong()) : "RIP") : Words.text("answer.compat-iret", "why",
                        obstacle));
        return explanation(origin, Answer.OTHER_DECISION, obstacle.isEmpty() ? Optional.empty()
                : Optional.of(Path.IRET), Optional.empty());
    }

    private KnownChecks checks(Frame frame, Origin origin) {
        Map<String, Long> registers = new LinkedHashMap<>(frame.registers());
        if (origin.restart()) {
            registers.computeIfPresent("rip", (name, ip) -> ip - SYSCALL_BYTES);
        }
        return new KnownChecks(decision, registers, selectors);
    }

    private Explanation byChecks(Frame frame, Origin origin) throws NoAnswerException {
        KnownChecks checks = checks(frame, origin);
        boolean enough = enough(frame, origin);
        if (!enough && frame.by() == PrintedBy.PROC) {
            return explanation(origin, Answer.CHECKS, Optional.empty(), Optional.empty());
        }
        if (!enough) {
            String missing = new RegisterWords(frame).of(checks.missing());
            String asked = Words.text(checks.missing().size() == 1 ? "missing.one" : "missing.several", "registers",
                    missing);
            List<String> cut = checks.missing().stream().filter(frame.cut()::contains).toList();
            throw new NoAnswerException(OptionalInt.of(frame.line()), cut.isEmpty() ? asked
                    : asked + " " + Words.text("missing.cut", "registers", new RegisterWords(frame).of(cut)));
        }
        if (!checks.missing().isEmpty()) {
            String missing = new RegisterWords(frame).of(checks.missing());
            List<CheckId> before = checks.openBefore();
            notes.add(before.isEmpty() ? Words.text("note.not-needed", "registers", missing)
                    : Words.text("note.reason-open", "registers", missing, "checks", before.stream().map(CheckId::name)
                            .collect(Collectors.joining(", "))));
        }
        if (origin.kind() == Origin.Kind.INTERRUPT) {
            notes.add(Words.text("note.exceptions-asked", "id", kernel.profile().id()));
        } else if (kernel.profile().fastPath()) {
            notes.add(Words.text("note.fast-path", "id", kernel.profile().id()));
        }
        Verdict verdict = checks.verdict();
        return explanation(origin, Answer.CHECKS, Optional.of(verdict.path()), Optional.of(verdict));
    }

    private Explanation explanation(Origin origin, Answer answer, Optional<Path> path, Optional<Verdict> verdict) {
        KnownChecks checks = checks(frames.taken(), origin);
        List<Found> found = frames.all().stream().map(frame -> new Found(frame, new OriginRule(frame).origin()))
                .toList();
        return new Explanation(found, frames.index(), kernel, answer, path, verdict.flatMap(Verdict::reason), verdict
                .map(Verdict::failing).orElse(List.of()), verdict, checks.state(), checks.missing(),
                origin.sentence(), List.of());
    }
}
