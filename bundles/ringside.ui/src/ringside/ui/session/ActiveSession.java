package ringside.ui.session;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.services.IDisposable;

import ringside.stepper.Movement;
import ringside.stepper.Session;
import ringside.stepper.SessionListener;
import ringside.stepper.StateChange;
import ringside.stepper.run.Halt;
import ringside.stepper.shown.StateDifference;
import ringside.stepper.value.ValueProblem;
import ringside.ui.Messages;
import ringside.ui.session.Change.What;

/**
 * The scenario that the window shows. It owns the {@link Session}: short movements run at once, long ones in the
 * background, and while one runs nobody else touches the session. Views hear of everything in one coalesced change.
 * To be used on the thread of the display.
 */
public final class ActiveSession implements IDisposable {

    private static final int PROGRESS_MILLIS = 100;

    private final Display display;
    private final List<Consumer<Change>> listeners = new ArrayList<>();
    private final Set<What> pending = EnumSet.noneOf(What.class);
    private final SessionListener hearing = this::heard;
    private final Runnable ticking = this::tick;
    private final RecordingAhead ahead;
    private boolean scheduled;
    private Session session;
    private LongMove running;
    /** What was said about the last movement is not true of another run. */
    private static final Set<StateChange.Kind> EDITS = Set.of(StateChange.Kind.EDIT, StateChange.Kind.RESTART);

    private String remark = "";
    private String subject = "";

    /** Makes one without a scenario. */
    public ActiveSession(Display display) {
        this.display = display;
        this.ahead = new RecordingAhead(display, () -> busy() ? Optional.empty() : session(),
                () -> publish(What.RECORDED));
    }

    /** Returns the session, or empty while no scenario is open. Not to be touched while {@link #busy()}. */
    public Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /** Takes over a session that was just opened. */
    public void open(Session opened) {
        if (busy()) {
            throw new IllegalStateException("a movement is running");
        }
        if (session != null) {
            session.close();
        }
        session = opened;
        session.addListener(hearing);
        subject = "";
        remark = "";
        publish(What.OPENED, What.STATE, What.LISTING, What.BREAKPOINTS, What.SUBJECT, What.DOCUMENT);
        ahead.begin();
    }

    /** Closes what is open. */
    public void close() {
        if (session != null && !busy()) {
            session.close();
            session = null;
            subject = "";
            remark = "";
            publish(What.OPENED, What.STATE, What.SUBJECT, What.DOCUMENT);
        }
    }

    /** Returns whether a long movement is running. */
    public boolean busy() {
        return running != null;
    }

    /** Returns the step that the long movement has come to. */
    public OptionalLong progress() {
        return running == null ? OptionalLong.empty() : OptionalLong.of(running.at());
    }

    /** Asks the long movement to stop. */
    public void cancel() {
        if (running != null) {
            running.cancel();
        }
    }

    /** Returns what the last movement said about its end, in plain words. */
    public String remark() {
        return remark;
    }

    /** Returns the name of the value that the hints are to explain, or an empty text for the current step. */
    public String subject() {
        return subject;
    }

    /** Sets what the hints are to explain: a value name, or an empty text for the current step. */
    public void subject(String valueName) {
        if (!subject.equals(valueName)) {
            subject = valueName;
            publish(What.SUBJECT);
        }
    }

    /** Makes a movement that is short; does nothing while a long one runs. */
    public void step(Function<Session, Movement> movement) {
        if (session != null && !busy()) {
            subject = "";
            said(movement.apply(session));
            publish(What.STATE, What.SUBJECT);
        }
    }

    /** Makes a movement that may take long in the background; does nothing while another one runs. */
    public void run(String name, Move movement) {
        if (session == null || busy()) {
            return;
        }
        subject = "";
        running = new LongMove(name, session, movement, outcome -> display.asyncExec(() -> ended(outcome)));
        running.schedule();
        display.timerExec(PROGRESS_MILLIS, ticking);
    }

    /** Edits a value; while a long movement runs this is refused in words. */
    public void edit(String name, String valueText) throws ValueProblem {
        owned().edit(name, valueText);
    }

    /** Applies a change to the session; while a long movement runs this is refused in words. */
    public void change(Intervening change) throws ValueProblem {
        change.on(owned());
    }

    /** A change from outside. */
    @FunctionalInterface
    public interface Intervening {

        /** Makes the change. */
        void on(Session session) throws ValueProblem;
    }

    /** Tells the views that something changed; they hear it once, soon. */
    public void publish(What... what) {
        pending.addAll(List.of(what));
        if (!scheduled) {
            scheduled = true;
            display.asyncExec(this::deliver);
        }
    }

    /** Adds a listener. */
    public void addListener(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /** Removes a listener. */
    public void removeListener(Consumer<Change> listener) {
        listeners.remove(listener);
    }

    @Override
    public void dispose() {
        cancel();
        listeners.clear();
        if (session != null && !busy()) {
            session.close();
            session = null;
        }
    }

    private Session owned() throws ValueProblem {
        if (session == null) {
            throw new ValueProblem(Messages.ActiveSession_nothingOpen);
        }
        if (busy()) {
            throw new ValueProblem(Messages.ActiveSession_busy);
        }
        return session;
    }

    /** A long movement is told when it has ended, not from its own thread. */
    private void heard(StateChange change) {
        if (Display.getCurrent() == display) {
            if (EDITS.contains(change.kind())) {
                remark = "";
                subject = "";
                publish(What.SUBJECT);
                ahead.begin();
            }
            publish(switch (change.kind()) {
                case MOVEMENT, PROBLEM -> new What[] {What.STATE};
                case EDIT -> new What[] {What.STATE, What.DOCUMENT};
                case RESTART -> new What[] {What.STATE, What.LISTING, What.DOCUMENT};
                case BREAKPOINTS -> new What[] {What.BREAKPOINTS};
            });
        }
    }

    private void ended(LongMove.Outcome outcome) {
        running = null;
        if (outcome.failure() != null) {
            ILog.of(ActiveSession.class).error(Messages.ActiveSession_failed, outcome.failure());
            remark = Messages.ActiveSession_failed;
        } else {
            said(outcome.movement());
        }
        publish(What.STATE, What.BUSY, What.SUBJECT);
        ahead.begin();
    }

    private void said(Movement movement) {
        remark = movement.halt() == Halt.ARRIVED ? "" : movement.text();
    }

    private void tick() {
        if (busy() && !display.isDisposed()) {
            publish(What.BUSY);
            display.timerExec(PROGRESS_MILLIS, ticking);
        }
    }

    private void deliver() {
        scheduled = false;
        Change change = change(EnumSet.copyOf(pending));
        pending.clear();
        for (Consumer<Change> listener : List.copyOf(listeners)) {
            tell(listener, change);
        }
    }

    /** Returns the change that tells a part which comes late all that there is. */
    public Change everything() {
        return change(EnumSet.allOf(What.class));
    }

    private Change change(Set<What> what) {
        return new Change(what, session == null || busy() ? StateDifference.NONE : session.difference());
    }

    /** A view that fails must not keep the others from showing the truth. */
    private static void tell(Consumer<Change> listener, Change change) {
        try {
            listener.accept(change);
        } catch (RuntimeException fault) {
            ILog.of(ActiveSession.class).error(Messages.ActiveSession_viewFailed, fault);
        }
    }
}
