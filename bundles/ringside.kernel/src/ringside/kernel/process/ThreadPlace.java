package ringside.kernel.process;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a thread is, as {@code /proc/PID/syscall} tells it (proc_pid_syscall(5)).
 *
 * @param kind      whether it runs, waits outside of system calls, or in one
 * @param number    the system call; -1 for none
 * @param arguments its six arguments, in their order; none outside of a call
 * @param sp        RSP of the program; 0 if it runs
 * @param ip        RIP of the program; 0 if it runs
 */
public record ThreadPlace(Kind kind, long number, List<Long> arguments, long sp, long ip) {

    private static final Pattern NO_CALL = Pattern.compile("-1 0x([0-9a-f]{1,16}) 0x([0-9a-f]{1,16})");
    private static final Pattern CALL = Pattern
            .compile("(\\d{1,19})((?: 0x[0-9a-f]{1,16}){6}) 0x([0-9a-f]{1,16}) 0x([0-9a-f]{1,16})");

    /** What is told of a thread. */
    public enum Kind {
        /** It runs, so its registers are in a CPU. */
        RUNNING,
        /** It waits; an exception or interrupt brought it into the kernel, or it is about to be stopped. */
        OUTSIDE,
        /** It waits in a system call. */
        CALL
    }

    public ThreadPlace {
        arguments = List.copyOf(arguments);
    }

    /** {@return what a text of this form tells; empty if it is none} */
    public static Optional<ThreadPlace> in(String text) {
        String line = text.strip();
        if (line.equals("running")) {
            return Optional.of(new ThreadPlace(Kind.RUNNING, -1, List.of(), 0, 0));
        }
        Matcher none = NO_CALL.matcher(line);
        if (none.matches()) {
            return Optional.of(new ThreadPlace(Kind.OUTSIDE, -1, List.of(), hex(none.group(1)), hex(none.group(2))));
        }
        Matcher call = CALL.matcher(line);
        if (!call.matches()) {
            return Optional.empty();
        }
        List<Long> arguments = Pattern.compile(" 0x").splitAsStream(call.group(2)).filter(part -> !part.isEmpty())
                .map(ThreadPlace::hex).toList();
        return number(call.group(1)).map(number -> new ThreadPlace(Kind.CALL, number, arguments, hex(call.group(3)),
                hex(call.group(4))));
    }

    private static Optional<Long> number(String digits) {
        try {
            return Optional.of(Long.parseLong(digits));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    private static long hex(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }
}
