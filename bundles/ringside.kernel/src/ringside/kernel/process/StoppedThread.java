package ringside.kernel.process;

import java.util.ArrayList;
import java.util.List;
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
        String rest = stat.stopped() ? "." : ", not stopped: it may go on at any moment (kill -STOP " + stat.id()
                + " stops it).";
        all.add("Thread " + stat.id() + " (" + stat.name() + ") is " + stat.stateWords() + rest);
        all.add("/proc/" + stat.id() + "/syscall tells RIP, RSP"
                + (place.kind() == ThreadPlace.Kind.CALL ? ", the call and its arguments"
                        : " and that it is in no call")
                + "; RCX, R11, RFLAGS, CS, SS and RAX are not known, for the kernel tells them only to a tracer: gdb -p "
                + stat.id() + " -batch -ex 'info registers' -ex 'p $orig_rax'");
        all.add(place.kind() == ThreadPlace.Kind.CALL
                ? "SYSCALL left RIP in RCX and RFLAGS in R11; whether that is still so, and RF and TF are clear, decides."
                        + " A call that waited when the thread was stopped, or that a signal interrupts, is to be restarted"
                        + " (RAX is -512, -513, -514 or -516 then): RIP goes back 2 before the checks, so RCX = RIP fails"
                        + " and the way is IRET."
                : "The return from a signal handler (rt_sigreturn) looks the same here, and that one is a system call.");
        return all;
    }
}
