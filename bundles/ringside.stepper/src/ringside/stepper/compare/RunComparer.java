package ringside.stepper.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import ringside.model.Scenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.run.Progress;
import ringside.stepper.returns.Return;
import ringside.stepper.value.Hex;
import ringside.stepper.value.Texts;

/** Runs a scenario on two kernels side by side and finds where the runs part. */
public final class RunComparer {
    private static final long BETWEEN_LOOKS = 1024;

    private final ComparedRun one;
    private final ComparedRun other;
    private final Progress progress;
    private RunComparison.Parting routine;
    private RunComparison.Parting effect;
    private RunComparison.Returns returned;
    private RunComparison.Seen user;
    private int returns;

    private RunComparer(ComparedRun one, ComparedRun other, Progress progress) {
        this.one = one;
        this.other = other;
        this.progress = progress;
    }

    /**
     * Compares the runs of a scenario on two kernels; what is meant by parting is told at {@link RunComparison}.
     *
     * @param one   the scenario as the first kernel runs it
     * @param other the same as the second kernel runs it
     * @param place where the text of the program stands, for messages
     * @throws ScenarioProblem       if it cannot be started on one of them
     * @throws CancellationException if it was cancelled
     */
    public static RunComparison compare(Scenario one, Scenario other, ProgramPlace place, Progress progress)
            throws ScenarioProblem {
        return new RunComparer(new ComparedRun(one, place), new ComparedRun(other, place), progress).compare();
    }

    private RunComparison compare() {
        lockStep();
        view();
        return new RunComparison(Optional.ofNullable(routine), Optional.ofNullable(effect),
                Optional.ofNullable(returned), Optional.ofNullable(user));
    }

    /** Two runs that repeat themselves and do the same twice as long as it took to prove that do so for ever. */
    private void lockStep() {
        restart();
        long enough = Long.MAX_VALUE;
        while (effect == null && one.step() < enough && (one.ended().isEmpty() || other.ended().isEmpty())) {
            step();
            if (bothLoop() && enough == Long.MAX_VALUE) {
                enough = 2 * one.step();
            }
        }
    }

    private void restart() {
        one.restart();
        other.restart();
    }

    private boolean bothLoop() {
        return one.looping() && other.looping();
    }

    private void step() {
        look(one.step());
        RunComparison.Parting both = new RunComparison.Parting(one.observed(), other.observed());
        if (routine == null && !both.one().routine().equals(both.other().routine())) {
            routine = both;
        }
        if (!both.one().effects().equals(both.other().effects())) {
            effect = both;
        }
    }

    /** Goes from instruction to instruction of the program, and from return to return. */
    private void view() {
        restart();
        long reached = 0;
        long enough = Long.MAX_VALUE;
        while ((returned == null || user == null) && reached < enough) {
            user = user == null ? seen(reached) : user;
            if (one.ended().isPresent() && other.ended().isPresent()) {
                compareReturns(true);
                return;
            }
            one.toProgram(this::look);
            other.toProgram(this::look);
            compareReturns(false);
            reached++;
            if (bothLoop() && enough == Long.MAX_VALUE) {
                enough = 2 * reached;
            }
        }
    }

    private void look(long step) {
        if (step % BETWEEN_LOOKS != 0) {
            return;
        }
        if (progress.cancelled()) {
            throw new CancellationException("cancelled at step " + step);
        }
        progress.at(step, one.limit());
    }

    private RunComparison.Seen seen(long reached) {
        List<RunComparison.Difference> differences = new ArrayList<>();
        String end = one.ended().orElse("");
        String otherEnd = other.ended().orElse("");
        if (!end.equals(otherEnd)) {
            differences.add(new RunComparison.Difference("run", words(end), words(otherEnd)));
        }
        if (!cut(end) && !cut(otherEnd)) {
            Map<String, Long> registers = one.user();
            other.user().forEach((register, value) -> {
                if (!Objects.equals(registers.get(register), value)) {
                    differences.add(new RunComparison.Difference(register, Hex.of(registers.get(register)),
                            Hex.of(value)));
                }
            });
        }
        return differences.isEmpty() ? null : new RunComparison.Seen(reached, one.step(), other.step(), differences);
    }

    private static String words(String end) {
        return switch (end) {
            case "" -> Texts.SESSION.text("compared.on");
            case ComparedRun.LOOP -> Texts.SESSION.text("compared.loop");
            case RunOutcome.LIMIT -> Texts.SESSION.text("compared.limit");
            default -> Texts.SESSION.text("compared.end", end);
        };
    }

    /** Whether a run was not followed to an end of its own, so that its registers are those of any moment. */
    private static boolean cut(String end) {
        return end.equals(RunOutcome.LIMIT) || end.equals(ComparedRun.LOOP);
    }

    /** @param over the runs are over: a return is a difference too if the other run has no more, and was not cut */
    private void compareReturns(boolean over) {
        int pairs = Math.min(one.returns().size(), other.returns().size());
        for (int at = 0; at < pairs && returned == null; at++) {
            compare(++returns, Optional.of(one.returns().get(at)), Optional.of(other.returns().get(at)));
        }
        one.returns().subList(0, pairs).clear();
        other.returns().subList(0, pairs).clear();
        ComparedRun shorter = one.returns().isEmpty() ? one : other;
        if (over && returned == null && !cut(shorter.ended().orElse(""))) {
            compare(returns + 1, one.returns().stream().findFirst(), other.returns().stream().findFirst());
        }
    }

    private void compare(int number, Optional<Return> a, Optional<Return> b) {
        if (!a.map(RunComparer::words).equals(b.map(RunComparer::words))) {
            returned = new RunComparison.Returns(number, a, b);
        }
    }

    private static String words(Return record) {
        return record.path().label() + " " + record.reason();
    }
}
