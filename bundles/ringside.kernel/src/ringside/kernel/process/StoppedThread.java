package ringside.kernel.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A thread of this computer, as far as the kernel tells others about it: where it stopped, not its registers. Those it
 * tells only to a tracer.
 *
 * @param stat    its name and state
 * @param place   where it is
 * @param release the release of the kernel, if that is known
 */
public record StoppedThread(ThreadStat stat, ThreadPlace place, Optional<String> release) {

    /** {@return why nothing can be said of its next return, as a sentence; empty if something can} */
    public Optional<String> refusal() {
        String who = "thread " + stat.id() + " (" + stat.name() + ")";
        if (place.kind() == ThreadPlace.Kind.RUNNING) {
            return Optional.of(who + (stat.state() == 'Z' || stat.state() == 'X' ? " has ended"
                    : " runs, its registers are in a CPU: stop it first (kill -STOP " + stat.id() + ")"));
        }
        boolean nowhere = place.ip() == 0 && place.sp() == 0;
        return nowhere ? Optional.of(who + " is a thread of the kernel: it never returns to user mode")
                : Optional.empty();
    }

    /** {@return what is known of it and what is not, a sentence each} */
    public List<String> sentences() {
        List<String> all = new ArrayList<>();
        all.add("Known: RIP = " + hex(place.ip()) + ", RSP = " + hex(place.sp()) + arguments() + ".");
        all.add("Not known: RCX, R11, RFLAGS, CS, SS and the other registers. The kernel tells them only to a tracer: "
                + "gdb -p " + stat.id() + " -batch -ex 'info registers' -ex 'p $orig_rax'");
        if (!stat.stopped()) {
            all.add("It is " + stat.stateWords() + ", not stopped: it may go on at any moment (kill -STOP " + stat.id()
                    + " stops it).");
        }
        return all;
    }

    /** {@return the first line: which thread, in which state, and what brought it into the kernel} */
    public String head(String call) {
        String who = "Thread " + stat.id() + " (" + stat.name() + "), " + stat.stateWords() + ": ";
        return who + (place.kind() == ThreadPlace.Kind.CALL ? "taken for system call " + call
                + ": /proc/" + stat.id() + "/syscall names it."
                : "taken for an exception or an interrupt: /proc/" + stat.id()
                        + "/syscall says that it is in no call. The return from a signal handler would look the same.");
    }

    private String arguments() {
        return place.arguments().isEmpty() ? "" : ", RDI, RSI, RDX, R10, R8, R9 = " + String.join(", ", place
                .arguments().stream().map(StoppedThread::hex).toList());
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value).toLowerCase(Locale.ROOT);
    }
}
