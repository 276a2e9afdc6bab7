package ringside.kernel.service.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import ringside.kernel.profile.NearestNames;

/** The standard signals of x86 Linux: number and what happens without a handler (signal(7)). */
public enum Signal {
    SIGHUP(1), SIGINT(2), SIGQUIT(3), SIGILL(4), SIGTRAP(5), SIGABRT(6), SIGBUS(7), SIGFPE(8), SIGKILL(9), SIGUSR1(10),
    SIGSEGV(11), SIGUSR2(12), SIGPIPE(13), SIGALRM(14), SIGTERM(15), SIGSTKFLT(16), SIGCHLD(17, false),
    SIGCONT(18, false), SIGSTOP(19, false), SIGTSTP(20, false), SIGTTIN(21, false), SIGTTOU(22, false),
    SIGURG(23, false), SIGXCPU(24), SIGXFSZ(25), SIGVTALRM(26), SIGPROF(27), SIGWINCH(28, false), SIGIO(29),
    SIGPWR(30), SIGSYS(31);

    private final int number;
    private final boolean fatal;

    Signal(int number) {
        this(number, true);
    }

    Signal(int number, boolean fatal) {
        this.number = number;
        this.fatal = fatal;
    }

    /** Its number. */
    public int number() {
        return number;
    }

    /** Whether it ends a program that has no handler. */
    public boolean fatal() {
        return fatal;
    }

    /** Whether it stops a program that has no handler, until SIGCONT comes. */
    public boolean stops() {
        return switch (this) {
            case SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU -> true;
            default -> false;
        };
    }

    /** Whether a fault of the program itself causes it: these are delivered before all others. */
    public boolean synchronous() {
        return switch (this) {
            case SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGSYS -> true;
            default -> false;
        };
    }

    /** The bit of this signal in a signal mask. */
    public long mask() {
        return 1L << number - 1;
    }

    /** The signal with this name, with or without SIG, in any case of letters. */
    public static Optional<Signal> named(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        for (Signal signal : values()) {
            if (signal.name().equals(wanted) || signal.name().equals("SIG" + wanted)) {
                return Optional.of(signal);
            }
        }
        return Optional.empty();
    }

    /** The signal with this number. */
    public static Optional<Signal> numbered(int number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[number - 1]) : Optional.empty();
    }

    /** A sentence for a name that is none. */
    public static String unknown(String name) {
        List<String> known = new ArrayList<>();
        for (Signal signal : values()) {
            known.add(signal.name());
        }
        List<String> nearest = NearestNames.to(name, known);
        return "there is no signal '" + name + "'"
                + (nearest.isEmpty() ? "; one of SIGHUP to SIGSYS was expected"
                        : "; the nearest are " + String.join(", ", nearest));
    }
}
