package ringside.stepper.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ringside.kernel.BootedKernel;
import ringside.kernel.decision.Edit;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.SmallestEdit;
import ringside.kernel.profile.CheckId;
import ringside.stepper.document.Plan;
import ringside.stepper.run.Tape;
import ringside.stepper.value.Texts;

/**
 * What can be done about the return that is due. Edits are looked for in the values with which the kernel will ask, and
 * offered only when running ahead with them gives what they promise. A question that was asked already is changed by
 * going back to before it.
 */
public final class Remedies {
    /** Steps from the last position where an edit still counts to the question, at most. */
    private static final int READ_BEFORE = 12;
    private static final int MOST_TRIED = 8;

    private final Prospect prospect;
    private final KnownOffers offers;
    private final long here;
    private final Trials trials;
    private final SmallestEdit search;

    /**
     * @param tape     where the edits are wanted
     * @param plan     what comes from outside
     * @param prospect the answer there
     * @param limit    position beyond which nobody goes
     * @param offers   those that are known already
     */
    public Remedies(Tape tape, Plan plan, Prospect prospect, long limit, KnownOffers offers) {
        BootedKernel kernel = tape.engine().kernel();
        this.prospect = prospect;
        this.offers = offers;
        this.here = tape.step();
        this.trials = new Trials(tape, plan, prospect.visit().orElse(null), limit);
        this.search = new SmallestEdit(kernel.decision(), kernel.switchedOff());
    }

    /** {@return why nothing can be offered; empty where something may be} */
    public Optional<String> refusal() {
        if (prospect.stage() == Stage.PROGRAM || prospect.stage() == Stage.RETURNED) {
            return Optional.of(Texts.RETURNS.text("remedy.program"));
        }
        if (prospect.subject().isEmpty()) {
            return Optional.of(prospect.summary());
        }
        return asked().isEmpty() ? Optional.of(Texts.RETURNS.text("remedy.unasked",
                prospect.subject().get().path().label())) : Optional.empty();
    }

    /** {@return the best edit that makes a check hold} */
    public Optional<Offer> pass(CheckId id) {
        return question(id).filter(question -> !question.held()).flatMap(question -> known("pass", id, question,
                () -> first(search.toPass(question.seen(), id), question, then -> held(then, id))));
    }

    /** {@return the best edit that makes a check the reason for the slow way} */
    public Optional<Offer> fail(CheckId id) {
        if (refusal().isPresent()) {
            return Optional.empty();
        }
        Asked question = question(id).orElse(asked().get(0));
        return known("fail", id, question, () -> first(search.toReason(question.seen(), id), question,
                then -> then.verdict().reason().equals(Optional.of(id))));
    }

    /** {@return the best edit after which the kernel returns the other way} */
    public Optional<Offer> flip() {
        return refusal().isPresent() ? Optional.empty() : known("flip", null, asked().get(0),
                () -> first(search.suggest(turned().seen()), asked().get(0), this::flipped));
    }

    private Optional<Offer> known(String what, CheckId id, Asked question, Supplier<Optional<Offer>> found) {
        return here < question.step() ? found.get()
                : offers.of(prospect.subject().orElseThrow(), new KnownOffers.Question(what, id), found);
    }

    /** {@return every minimal set of edits that flips the return, the best first} */
    public List<Offer> turning() {
        if (refusal().isPresent()) {
            return List.of();
        }
        ReturnState seen = turned().seen();
        boolean passes = prospect.reason().isEmpty();
        List<Offer> all = new ArrayList<>();
        search.minimal(seen, mask -> mask == 0 != passes)
                .forEach(edit -> offer(edit, asked().get(0), this::flipped).ifPresent(all::add));
        return all;
    }

    private boolean flipped(Return then) {
        Path now = prospect.subject().orElseThrow().path();
        return !then.asked().isEmpty() && then.path() != now && then.path() != Path.TRAP;
    }

    private static boolean held(Return then, CheckId id) {
        return then.asked().stream().anyMatch(question -> question.check() == id && question.held());
    }

    private List<Asked> asked() {
        return prospect.subject().map(Return::asked).orElse(List.of());
    }

    /** The question that turns the return: the one that failed; where all held, the first can be made to fail. */
    private Asked turned() {
        return asked().stream().filter(question -> !question.held()).findFirst().orElse(asked().get(0));
    }

    private Optional<Asked> question(CheckId id) {
        return refusal().isPresent() ? Optional.empty()
                : asked().stream().filter(question -> question.check() == id).findFirst();
    }

    private Optional<Offer> first(List<Edit> edits, Asked question, Predicate<Return> promise) {
        return edits.stream().limit(MOST_TRIED).map(edit -> offer(edit, question, promise))
                .flatMap(Optional::stream).findFirst();
    }

    /** Here, if that does; else at the last position before the question where it does. */
    private Optional<Offer> offer(Edit edit, Asked question, Predicate<Return> promise) {
        if (here < question.step()) {
            Optional<Offer> now = tried(here, edit, promise);
            if (now.isPresent()) {
                return now;
            }
        }
        long entered = prospect.visit().map(Visit::entered).orElse(0L);
        for (long step = question.step() - 1; step >= Math.max(entered, question.step() - READ_BEFORE); step--) {
            if (step < here) {
                Optional<Offer> earlier = tried(step, edit, promise);
                if (earlier.isPresent()) {
                    return earlier;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Offer> tried(long step, Edit edit, Predicate<Return> promise) {
        return trials.after(step, edit).filter(promise).map(then -> new Offer(step, edit, then));
    }
}
