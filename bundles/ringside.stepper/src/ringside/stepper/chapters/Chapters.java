package ringside.stepper.chapters;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import ringside.kernel.decision.CheckStatus;
import ringside.stepper.returns.Asked;
import ringside.stepper.returns.Return;
import ringside.stepper.run.Loop;
import ringside.stepper.run.PhaseSpan;

/**
 * The run from its start as far as it is recorded, chapter by chapter.
 *
 * @param all   in order, without a gap; never empty
 * @param whole whether the run goes no further: it ended, repeats itself or reached its limit
 * @param ended how it ends; empty if it does not
 * @param loop  the circle in which it goes; empty if none was found
 */
public record Chapters(List<Chapter> all, boolean whole, Optional<String> ended, Optional<Loop> loop) {
    /** Nothing was run yet. */
    public static final Chapters NONE = new Chapters(
            List.of(new Chapter(0, 0, List.of(), Optional.empty(), List.of())), false, Optional.empty(),
            Optional.empty());

    public Chapters {
        all = List.copyOf(all);
    }

    /** {@return the last position that is told} */
    public long length() {
        return all.get(all.size() - 1).to();
    }

    /**
     * {@return the same without what only repeats: up to where the circle closes. However far somebody goes round in it,
     * that has one length}
     */
    public Chapters once() {
        if (loop.isEmpty() || loop.get().again() >= length()) {
            return this;
        }
        long end = loop.get().again();
        return new Chapters(all.stream().filter(chapter -> chapter.from() < end).map(chapter -> chapter.until(end))
                .toList(), whole, ended, loop);
    }

    /** {@return the position of the first round at which everything is as at a position, where that lies in a circle} */
    public long once(long step) {
        return loop.filter(circle -> step > circle.again()).map(circle -> circle.first() + (step - circle.first())
                % circle.period()).orElse(step);
    }

    /** {@return the place of the chapter in which a position lies} */
    public int at(long step) {
        int low = 0;
        int high = all.size() - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (step < all.get(middle).to()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** {@return the first position behind another one at which a phase begins} */
    public OptionalLong phaseAfter(long step) {
        return after(step, begins());
    }

    /** {@return the last position before another one at which a phase begins} */
    public OptionalLong phaseBefore(long step) {
        return before(step, begins());
    }

    /** {@return the first position behind another one at which a check is about to be decided} */
    public OptionalLong questionAfter(long step) {
        return after(step, questions());
    }

    /** {@return the last position before another one at which a check is about to be decided} */
    public OptionalLong questionBefore(long step) {
        return before(step, questions());
    }

    /** {@return the first position behind another one at which the program goes on after a visit} */
    public OptionalLong returnAfter(long step) {
        return after(step, returns(Return::step));
    }

    /** {@return the last position before another one at which the program goes on after a visit} */
    public OptionalLong returnBefore(long step) {
        return before(step, returns(Return::step));
    }

    /**
     * {@return the return in the circle that brings it about: one that a switched-off check would have sent the other
     * way, else the last one that was decided, else the last one}
     */
    public Optional<Return> causeOfLoop() {
        List<Return> circle = loop.map(found -> all.stream().flatMap(chapter -> chapter.made().stream())
                .filter(made -> made.step() > found.first() && made.step() <= found.again()).toList())
                .orElse(List.of());
        return last(circle, Chapters::unasked).or(() -> last(circle, made -> !made.asked().isEmpty()))
                .or(() -> last(circle, made -> true));
    }

    private static boolean unasked(Return made) {
        return made.verdict().results().stream().anyMatch(check -> check.status() == CheckStatus.OFF && !check.holds());
    }

    private static Optional<Return> last(List<Return> circle, Predicate<Return> wanted) {
        return circle.stream().filter(wanted).reduce((earlier, later) -> later);
    }

    /**
     * {@return the return that stood here before an edit, where it is another one now or none}
     *
     * @param old   the chapters before the edit
     * @param place of a chapter here
     */
    public Optional<Return> ghost(Chapters old, int place) {
        if (place >= old.all().size()) {
            return Optional.empty();
        }
        Optional<Return> was = old.all().get(place).made();
        Optional<Return> now = place < all.size() ? all.get(place).made() : Optional.empty();
        return was.filter(before -> now.isEmpty() || !before.path().equals(now.get().path())
                || !before.verdict().reason().equals(now.get().verdict().reason()) || before.faulted() != now.get()
                        .faulted());
    }

    private LongStream begins() {
        return all.stream().flatMap(chapter -> chapter.phases().stream()).mapToLong(PhaseSpan::from);
    }

    private LongStream questions() {
        return all.stream().flatMap(chapter -> chapter.questions().stream()).mapToLong(Asked::step)
                .map(step -> step - 1);
    }

    private LongStream returns(ToLongFunction<Return> step) {
        return all.stream().flatMap(chapter -> chapter.made().stream()).mapToLong(step);
    }

    private static OptionalLong after(long step, LongStream positions) {
        return positions.filter(position -> position > step).min();
    }

    private static OptionalLong before(long step, LongStream positions) {
        return positions.filter(position -> position < step).max();
    }
}
