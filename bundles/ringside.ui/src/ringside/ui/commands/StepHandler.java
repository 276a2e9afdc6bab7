package ringside.ui.commands;

import java.util.function.Function;
import java.util.function.Predicate;

import org.eclipse.core.commands.ExecutionEvent;

import ringside.stepper.Movement;
import ringside.stepper.Session;
import ringside.stepper.chapters.Turn;
import ringside.stepper.run.Progress;
import ringside.ui.Messages;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Move;

/** Movements along the steps. */
public final class StepHandler extends CommandFamily<StepHandler.Way> {

    /** The movements that have a command. */
    enum Way {
        INTO(Session::stepInto),
        BACK(Session::stepBack),
        FIRST(Session::first),
        OVER((session, progress) -> session.stepOver()),
        OVER_BACK((session, progress) -> session.stepOverBack()),
        RETURN((session, progress) -> session.stepReturn()),
        RETURN_BACK((session, progress) -> session.stepReturnBack()),
        RUN(Session::runToReturn, Way::recorded),
        RUN_BACK(Session::runBackToReturn, Way::recorded),
        PHASE(Turn.PHASE),
        PHASE_BACK(Turn.PHASE_BACK),
        CHECK(Turn.CHECK),
        CHECK_BACK(Turn.CHECK_BACK),
        LAST(Session::last);

        private static final long FAR = 1_000_000;

        private final Start start;

        /** A movement of one step, made at once. */
        Way(Function<Session, Movement> movement) {
            start = active -> active.step(movement);
        }

        /** A movement that may take long, made in the background. */
        Way(Move move) {
            start = active -> active.run(Messages.StepHandler_running, move);
        }

        /** A movement that is made at once where it is known to be short. */
        Way(Move move, Predicate<Session> brief) {
            start = active -> {
                if (active.session().filter(session -> !active.busy() && brief.test(session)).isPresent()) {
                    active.step(session -> move.go(session, Progress.NONE));
                } else {
                    active.run(Messages.StepHandler_running, move);
                }
            };
        }

        /** To another place in the recording. */
        Way(Turn turn) {
            this((session, progress) -> session.turn(turn, progress), Way::recorded);
        }

        /** Where everything is recorded, no place is far. */
        private static boolean recorded(Session session) {
            return session.chronicle().whole() && session.length() < FAR && session.breakpoints().watches().isEmpty();
        }

        @FunctionalInterface
        private interface Start {
            void in(ActiveSession active);
        }
    }

    /** A handler whose movement plugin.xml names. */
    public StepHandler() {
        super(Way.class);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        word().start.in(active());
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
