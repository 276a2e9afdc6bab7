package ringside.cli.console;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import ringside.stepper.run.Progress;

/**
 * Says on standard error how far a long command is, when that is a terminal: from the second second on, a few times a
 * second, in a line that goes away at the end. Ctrl+C cancels.
 */
public final class ProgressLine implements Progress, AutoCloseable {
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long AGAIN_NANOS = 200_000_000L;
    private static final int PERCENT = 100;
    /** No command runs as long as that. */
    private static final long NEVER_NANOS = Long.MAX_VALUE / 2;

    private final Console console;
    private final BooleanSupplier terminal;
    private String what = "";
    private long due;
    private int shown;

    /** @param terminal whether standard error is a terminal; asked when there is something to say */
    ProgressLine(Console console, BooleanSupplier terminal) {
        this.console = console;
        this.terminal = terminal;
        this.due = System.nanoTime() + FIRST_NANOS;
    }

    /** Names what is done from now on. */
    public void begin(String name) {
        what = name;
    }

    @Override
    public boolean cancelled() {
        return console.interrupt().asked();
    }

    @Override
    public void at(long done, long total) {
        long now = System.nanoTime();
        if (now - due < 0) {
            return;
        }
        boolean watched = terminal.getAsBoolean();
        due = now + (watched ? AGAIN_NANOS : NEVER_NANOS);
        if (watched) {
            show(what + ": " + done * PERCENT / Math.max(1, total) + " %");
        }
    }

    /**
     * Goes on to a row of output.
     *
     * @throws CancellationException if the command shall stop
     */
    public void nextRow() {
        if (cancelled()) {
            throw new CancellationException(what);
        }
    }

    private void show(String text) {
        console.err().print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
        console.err().flush();
        shown = text.length();
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (shown > 0) {
            show("");
            console.err().print("\r");
            console.err().flush();
        }
    }
}
