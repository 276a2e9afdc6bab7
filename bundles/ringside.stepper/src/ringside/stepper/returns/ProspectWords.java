package ringside.stepper.returns;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import ringside.kernel.decision.CheckStatus;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.stepper.value.Hex;
import ringside.stepper.value.Texts;

/** The words for a return, with its tense. */
final class ProspectWords {
    private final Stage stage;
    private final Optional<Visit> visit;
    private final Optional<Return> subject;
    private final Optional<Foretold> foretold;
    private final List<CheckTense> checks;

    ProspectWords(Stage stage, Optional<Visit> visit, Optional<Return> subject,
            Optional<Foretold> foretold, List<CheckTense> checks) {
        this.stage = stage;
        this.visit = visit;
        this.subject = subject;
        this.foretold = foretold;
        this.checks = checks;
    }

    /** {@return the return in a few words} */
    String sign() {
        return switch (stage) {
            case PROGRAM -> next().map(made -> text("sign.next", way(made)))
                    .orElseGet(() -> foretold.map(ProspectWords::none).orElse(text("sign.open")));
            case RETURNED -> text("sign.returned", way(subject.orElseThrow()));
            case NONE -> none(foretold.orElseThrow());
            case DUE -> subject.map(made -> text("sign.due", way(made))).orElse(text("sign.open"));
            case DECIDING -> text("sign.deciding", asked(), made(), subject.map(ProspectWords::way)
                    .orElse(text("sign.open")));
            case DECIDED -> text("sign.decided", way(subject.orElseThrow()));
        };
    }

    /** {@return the return in one sentence} */
    String summary() {
        return switch (stage) {
            case PROGRAM -> text("summary.program");
            case RETURNED -> text(key("summary.returned"), subject.orElseThrow().step(), why());
            case NONE -> noReturn(foretold.orElseThrow());
            case DUE -> subject.map(made -> text(key("summary.due"), made.step(), why())).orElse(text("summary.open"));
            case DECIDING -> subject.map(made -> text(key("summary.deciding"), asked(), made(), made.step(), why()))
                    .orElse(text("summary.open"));
            case DECIDED -> text(key("summary.decided"), subject.orElseThrow().decided().orElseThrow(),
                    subject.orElseThrow().step(), why());
        };
    }

    /** {@return what else is to be said} */
    String remark() {
        if (stage == Stage.PROGRAM || stage == Stage.RETURNED) {
            return next().map(made -> text("remark.next", made.step(), way(made))).orElseGet(() -> foretold
                    .map(found -> text("remark.none", none(found))).orElse(text("summary.open")));
        }
        return checks.stream().filter(CheckTense::changed).findFirst()
                .map(check -> text("remark.changed", check.result().id().name()))
                .orElseGet(() -> visit.map(around -> text("remark.origin", around.origin().by(), around.entered()))
                        .orElse(""));
    }

    private Optional<Return> next() {
        return foretold.filter(Foretold.Next.class::isInstance).map(found -> ((Foretold.Next) found).made());
    }

    private long asked() {
        return checks.stream().filter(check -> check.asked().isPresent()).count();
    }

    private long made() {
        return checks.stream().filter(check -> check.result().status() != CheckStatus.OFF).count();
    }

    /** A return instruction that faults does not arrive. */
    private String key(String words) {
        return subject.orElseThrow().faulted() ? words + ".fault" : words;
    }

    private String why() {
        return subject.orElseThrow().verdict().summary();
    }

    static String way(Return made) {
        String path = made.path().label();
        Optional<CheckId> reason = made.verdict().reason();
        if (made.path() == Path.TRAP) {
            return text("way.trap");
        }
        if (!made.verdict().compat().isEmpty()) {
            return path;
        }
        if (reason.isPresent()) {
            return text("way.failed", path, reason.get().name());
        }
        return text(made.asked().isEmpty() ? "way.unchecked" : "way.passed", path);
    }

    private static String none(Foretold foretold) {
        String how = Foretold.ended(foretold);
        return Texts.RETURNS.find("none." + how).orElseGet(() -> text("none.signal", how));
    }

    private static String noReturn(Foretold foretold) {
        if (foretold instanceof Foretold.Repeats repeats) {
            long period = repeats.loop().period();
            return text(period == 1 ? "noreturn.loop.one" : "noreturn.loop", period);
        }
        Foretold.Ended ended = (Foretold.Ended) foretold;
        boolean known = ended.how().equals("oops") && !ended.cause().isEmpty();
        return Texts.RETURNS.find(known ? "noreturn.oops.cause" : "noreturn." + ended.how(), ended.step(),
                ended.cause())
                .orElseGet(() -> text("noreturn.signal", ended.step(), ended.how()));
    }

    /** {@return why none of the checks is asked} */
    static String unasked(Stage stage, Optional<Return> made) {
        if (stage == Stage.PROGRAM || stage == Stage.NONE) {
            return text("unasked." + stage.name().toLowerCase(Locale.ROOT));
        }
        return text("unasked.way", made.map(found -> found.path().label()).orElse(""));
    }

    /** {@return when a check was asked, and with which values} */
    static String asked(Asked question) {
        String values = question.operands().stream().map(operand -> operand.name() + " " + Hex.of(operand.value()))
                .collect(Collectors.joining(", "));
        return text(question.held() ? "asked.held" : "asked.failed", question.step(), values);
    }

    /** {@return that a value is another one now than it was asked with} */
    static String changed(Asked question, DecidingSlot slot, ReturnState now) {
        return text("asked.changed", question.check().name(), question.step(), slot.label(),
                Hex.of(question.seen().get(slot)), Hex.of(now.get(slot)));
    }

    /** {@return why a check was not asked} */
    static String status(CheckStatus status) {
        return text("status." + status.name().toLowerCase(Locale.ROOT));
    }

    private static String text(String key, Object... arguments) {
        return Texts.RETURNS.text(key, arguments);
    }
}
