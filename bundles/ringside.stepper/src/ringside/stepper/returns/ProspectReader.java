package ringside.stepper.returns;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import ringside.kernel.BootedKernel;
import ringside.kernel.decision.Answer;
import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.CheckStatus;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.Verdict;
import ringside.kernel.profile.CheckId;
import ringside.kernel.service.frame.PtSlot;
import ringside.stepper.run.DecidingSlots;
import ringside.stepper.run.Engine;

/** Reads the answer about returns off what was recorded before and behind a position. */
final class ProspectReader {
    private final BootedKernel kernel;
    private final long step;
    private final Visits visits;
    private final Optional<Foretold> foretold;

    /**
     * @param engine   at the position
     * @param visits   those around it
     * @param foretold what running ahead found; empty if it did not come so far
     */
    ProspectReader(Engine engine, Visits visits, Optional<Foretold> foretold) {
        this.kernel = engine.kernel();
        this.step = engine.step();
        this.visits = visits;
        this.foretold = foretold;
    }

    /** {@return the answer where the program runs} */
    Prospect program() {
        Optional<Return> last = visits.last(step);
        Stage stage = last.isPresent() ? Stage.RETURNED : Stage.PROGRAM;
        List<CheckTense> checks = last.filter(made -> !made.asked().isEmpty()).map(this::made)
                .orElseGet(() -> unasked(ProspectWords.unasked(stage, last)));
        return answer(stage, Optional.empty(), last, checks);
    }

    /** {@return the answer in the kernel} */
    Prospect kernel() {
        Optional<Visit> visit = visits.around(step).map(around -> around.at(step));
        Optional<Return> next = foretold.filter(Foretold.Next.class::isInstance)
                .map(found -> ((Foretold.Next) found).made());
        Stage stage = stage(visit, next);
        boolean questions = next.isEmpty() ? foretold.isEmpty() : !next.get().asked().isEmpty();
        List<Asked> asked = visit.map(Visit::asked).orElse(List.of());
        List<CheckTense> checks = questions || !asked.isEmpty() ? tenses(asked, questions)
                : unasked(ProspectWords.unasked(stage, next));
        return answer(stage, visit, next, checks);
    }

    private Stage stage(Optional<Visit> visit, Optional<Return> next) {
        if (foretold.isPresent() && next.isEmpty()) {
            return Stage.NONE;
        }
        boolean decided = next.isPresent() && next.get().decided().isPresent()
                && next.get().decided().getAsLong() <= step;
        return decided ? Stage.DECIDED
                : visit.filter(around -> !around.asked().isEmpty()).isPresent() ? Stage.DECIDING : Stage.DUE;
    }

    private Prospect answer(Stage stage, Optional<Visit> visit, Optional<Return> subject, List<CheckTense> checks) {
        ProspectWords words = new ProspectWords(stage, visit, subject, foretold, checks);
        return new Prospect(stage, visit, visits.last(step), subject, foretold, checks, words.sign(), words.summary(),
                words.remark());
    }

    /** The checks of a return that was made. */
    private List<CheckTense> made(Return last) {
        return last.verdict().results().stream().map(result -> last.asked().stream()
                .filter(question -> question.check() == result.id()).findFirst()
                .map(question -> frozen(question, last.slots()))
                .orElseGet(() -> new CheckTense(result, OptionalLong.empty(), ProspectWords.status(result.status()),
                        false)))
                .toList();
    }

    /** None of the checks is asked: nothing is to be said of their values. */
    private List<CheckTense> unasked(String why) {
        return verdict(List.of()).results().stream().map(result -> new CheckTense(new CheckResult(result.id(),
                result.subject(), result.status() == CheckStatus.OFF ? CheckStatus.OFF : CheckStatus.NOT_ASKED, result
                        .holds(),
                List.of(), List.of(), result.title(), result.question(), result.brief(), result.mark(), why, result
                        .reason(), "", ""),
                OptionalLong.empty(), why, false)).toList();
    }

    /** Some were asked already, the others are open. */
    private List<CheckTense> tenses(List<Asked> asked, boolean more) {
        boolean failed = asked.stream().anyMatch(question -> !question.held());
        return verdict(asked).results().stream().map(result -> asked.stream()
                .filter(question -> question.check() == result.id()).findFirst()
                .map(question -> frozen(question, slots())).orElseGet(() -> open(result, failed, more))).toList();
    }

    private CheckTense frozen(Asked question, ReturnState now) {
        CheckResult asked = kernel.decision().answered(question.check(), question.answer());
        Optional<DecidingSlot> changed = question.changed(now);
        return new CheckTense(asked, OptionalLong.of(question.step()), changed
                .map(slot -> ProspectWords.changed(question, slot, now)).orElseGet(() -> ProspectWords.asked(question)),
                changed.isPresent());
    }

    private CheckTense open(CheckResult result, boolean failed, boolean more) {
        CheckStatus status = result.status() == CheckStatus.OFF ? CheckStatus.OFF
                : failed ? CheckStatus.NOT_REACHED : !more ? CheckStatus.NOT_ASKED
                : waits(result) ? CheckStatus.PENDING : CheckStatus.OPEN;
        return new CheckTense(result.with(status), OptionalLong.empty(), ProspectWords.status(status), false);
    }

    private boolean waits(CheckResult result) {
        return result.operands().stream().flatMap(operand -> operand.slot().stream())
                .anyMatch(slot -> !kernel.ptRegs().written(PtSlot.named(slot.label()).orElseThrow()));
    }

    private Verdict verdict(List<Asked> asked) {
        Map<CheckId, Answer> answers = new EnumMap<>(CheckId.class);
        asked.forEach(question -> answers.put(question.check(), question.answer()));
        return kernel.decision().judged(Path.IRET, slots(), answers, kernel.switchedOff());
    }

    private ReturnState slots() {
        return DecidingSlots.of(kernel);
    }
}
