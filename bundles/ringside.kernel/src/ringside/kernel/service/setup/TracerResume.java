package ringside.kernel.service.setup;

import java.util.Locale;
import java.util.Optional;

/** The request by which a tracer lets its tracee go on. */
public enum TracerResume {
    /** PTRACE_CONT: until a signal comes. */
    CONT,
    /** PTRACE_SYSCALL: until the next entry to or exit from a system call. */
    SYSCALL,
    /** PTRACE_SINGLESTEP: for one instruction. */
    SINGLESTEP,
    /** PTRACE_SYSEMU: until the next system call, which is then skipped. */
    SYSEMU,
    /** PTRACE_DETACH: for ever. */
    DETACH;

    /** The request with this name, in any case of letters. */
    public static Optional<TracerResume> named(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        for (TracerResume resume : values()) {
            if (resume.name().equals(wanted)) {
                return Optional.of(resume);
            }
        }
        return Optional.empty();
    }
}
