package ringside.kernel.process;

import java.util.Optional;

/**
 * The beginning of {@code /proc/PID/stat} (proc_pid_stat(5)).
 *
 * @param id    the thread's number
 * @param name  its name, of at most 15 characters
 * @param state one letter: {@code R} runs, {@code T} was stopped by a signal, {@code t} by a tracer, {@code S} sleeps
 */
public record ThreadStat(int id, String name, char state) {

    /** {@return what a text of this form tells; empty if it is none} */
    public static Optional<ThreadStat> in(String text) {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        if (open < 2 || close < open || close + 2 >= text.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ThreadStat(Integer.parseInt(text.substring(0, open - 1)),
                    text.substring(open + 1, close), text.charAt(close + 2)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** {@return whether it was stopped, so that nothing changes while it is looked at} */
    public boolean stopped() {
        return state == 'T' || state == 't';
    }

    /** {@return what the letter means} */
    public String stateWords() {
        return switch (state) {
            case 'R' -> "running";
            case 'S' -> "asleep";
            case 'D' -> "waiting without being disturbed";
            case 'T' -> "stopped by a signal";
            case 't' -> "stopped by a tracer";
            case 'Z', 'X' -> "dead";
            case 'I' -> "an idle thread of the kernel";
            default -> "in state " + state;
        };
    }
}
