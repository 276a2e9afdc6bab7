package ringside.ui.session;

import java.util.Optional;

import org.eclipse.swt.widgets.Display;

import ringside.stepper.Movement;
import ringside.stepper.Session;
import ringside.stepper.run.Halt;
import ringside.ui.Messages;
import ringside.ui.appearance.Settings;
import ringside.ui.appearance.Speed;

import org.eclipse.osgi.util.NLS;

/** Steps by itself, at a speed that the reader chooses, until he stops it, the run is over or repeats itself. */
public final class Player {

    private final Display display;
    private final ActiveSession active;
    private final Settings settings;
    private final Notices notices;
    private final Runnable ticking = this::tick;
    private boolean playing;

    /** Works on this session; the speed is remembered in these settings. */
    public Player(Display display, ActiveSession active, Settings settings, Notices notices) {
        this.display = display;
        this.active = active;
        this.settings = settings;
        this.notices = notices;
    }

    /** Returns whether it is stepping. */
    public boolean playing() {
        return playing;
    }

    /** Starts to step, or stops. */
    public void toggle() {
        playing = !playing && active.session().isPresent() && !active.busy();
        notices.say(playing ? NLS.bind(Messages.Player_playing, settings.speed().label()) : Messages.Player_stopped);
        display.timerExec(playing ? settings.speed().pause() : -1, ticking);
    }

    /** Stops, if it is stepping. */
    public void stop() {
        if (playing) {
            toggle();
        }
    }

    /** Goes on at another speed. */
    public void speed(Speed speed) {
        settings.speed(speed);
        notices.say(NLS.bind(Messages.Player_speed, speed.label()));
    }

    private void tick() {
        if (!playing || display.isDisposed() || active.busy()) {
            playing = false;
            return;
        }
        Optional<Session> session = active.session();
        active.step(this::next);
        if (playing && session.isPresent()) {
            display.timerExec(settings.speed().pause(), ticking);
        }
    }

    private Movement next(Session session) {
        Movement movement = session.stepInto();
        boolean repeats = session.chronicle().chapters().loop().filter(loop -> loop.again() == session.step())
                .isPresent();
        if (!movement.moved() || movement.halt() != Halt.ARRIVED || repeats) {
            playing = false;
        }
        return movement;
    }
}
