package ringside.cli.console;

/** What the exit statuses mean. */
public final class ExitStatus {
    /** Done and as expected. */
    public static final int DONE = 0;
    /** An expectation is not met. */
    public static final int NOT_AS_EXPECTED = 1;
    /** Wrong usage: an unknown option, profile, scenario or value name. */
    static final int USAGE = 2;
    /** Bad input; the message tells file, line and column. Also a program that goes on outside the model. */
    public static final int BAD_INPUT = 3;
    /** Internal error. */
    static final int INTERNAL = 4;
    /** The step limit was reached: a loop. */
    public static final int STEP_LIMIT = 5;
    /** Cancelled by Ctrl+C, as shells say it. */
    static final int CANCELLED = 130;

    private ExitStatus() {
    }
}
