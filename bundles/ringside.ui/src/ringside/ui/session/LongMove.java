package ringside.ui.session;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

import ringside.stepper.Movement;
import ringside.stepper.Session;
import ringside.stepper.run.Progress;

/** One movement in the background, which can be cancelled and tells how far it is. */
final class LongMove extends Job {

    private final Session session;
    private final Move move;
    private final Consumer<Outcome> done;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile long at;

    /** How it ended: with a movement, or with an exception that nobody expected. */
    record Outcome(Movement movement, RuntimeException failure) {
    }

    LongMove(String name, Session session, Move move, Consumer<Outcome> done) {
        super(name);
        this.session = session;
        this.move = move;
        this.done = done;
        at = session.step();
        setSystem(true);
        setPriority(INTERACTIVE);
    }

    /** The step it has come to. */
    long at() {
        return at;
    }

    @Override
    protected void canceling() {
        cancelled.set(true);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            done.accept(new Outcome(move.go(session, new Watch()), null));
        } catch (RuntimeException e) {
            done.accept(new Outcome(null, e));
        }
        return Status.OK_STATUS;
    }

    private final class Watch implements Progress {

        @Override
        public boolean cancelled() {
            return cancelled.get();
        }

        @Override
        public void at(long step, long limit) {
            at = step;
        }
    }
}
