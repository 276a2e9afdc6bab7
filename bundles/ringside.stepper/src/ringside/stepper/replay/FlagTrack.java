package ringside.stepper.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.kernel.BootedKernel;
import ringside.kernel.profile.FlagBit;
import ringside.kernel.service.task.ThreadFlags;

/**
 * Keeps the thread flags as they were recorded, while the listing passes the functions that the recorded kernel passed.
 * A flag comes up where the recording shows it for the first time; the listing finds it there and does the work.
 */
final class FlagTrack {
    private static final String END_OF_BODY = "syscall_exit_to_user_mode";
    /** The function of the recorded kernel that a kernel service stands for. */
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("signals", "arch_do_signal_or_restart"), Map.entry("schedule", "schedule"),
            Map.entry("uprobe", "uprobe_notify_resume"), Map.entry("task_work", "task_work_run"),
            Map.entry("ptrace_entry", "ptrace_notify"), Map.entry("ptrace_permit", "ptrace_notify"),
            Map.entry("ptrace_exit", "ptrace_notify"), Map.entry("step_report", "user_single_step_report"),
            Map.entry("seccomp", "__secure_computing"), Map.entry("seccomp_permit", "__seccomp_permit_syscall"));
    /** The flags that a service has dealt with when it is done. */
    private static final Map<String, List<String>> DONE = Map.of("signals", List.of("SIGPENDING", "NOTIFY_SIGNAL"),
            "schedule", List.of("NEED_RESCHED"), "uprobe", List.of("UPROBE"), "patch", List.of("PATCH_PENDING"),
            "user_return", List.of("USER_RETURN_NOTIFY"), "load_fpu", List.of("NEED_FPU_LOAD"), "notify_signal",
            List.of("NOTIFY_SIGNAL"));

    private static final String SLEEP = "schedule";

    private final ThreadFlags flags;
    private final List<RecordedPhase> phases;
    private final List<String> passed = new ArrayList<>();
    private int next;

    FlagTrack(BootedKernel kernel, RecordedEntry entry) {
        this.flags = kernel.threadFlags();
        this.phases = entry.phases();
    }

    /** Sets exactly these flags. */
    void set(Set<String> names) {
        for (FlagBit flag : flags.all()) {
            flags.set(flag.name(), names.contains(flag.name()));
        }
    }

    /** {@return the recorded functions that the listing has passed, in order} */
    List<String> passed() {
        return List.copyOf(passed);
    }

    /**
     * {@return whether the last function that the recording shows was passed; false where it shows none. Where a task
     * sleeps in the middle of a service, the listing does not show it}
     */
    boolean allPassed() {
        return !phases.isEmpty() && phases.stream().skip(next).allMatch(phase -> phase.function().equals(SLEEP));
    }

    /** The listing begins a routine of this name. */
    void arrived(String function) {
        if (phases.stream().noneMatch(phase -> phase.function().equals(function))) {
            return;
        }
        passed.add(function);
        int found = find(function);
        if (found >= 0) {
            next = found + 1;
            phases.get(found).flags().ifPresent(this::set);
        }
    }

    /** The body of the system call is done. */
    void bodyDone() {
        int end = find(END_OF_BODY);
        if (end >= 0) {
            next = end;
            recorded();
        }
    }

    /** The handler of the exception is done. */
    void handled() {
        recorded();
    }

    /** A service was played from the recording. */
    void served(String service) {
        DONE.getOrDefault(service, List.of()).stream().filter(flags::has).forEach(name -> flags.set(name, false));
        String function = FUNCTIONS.get(service);
        if (function != null && shows(function)) {
            recorded();
        }
    }

    /** {@return whether the recording shows this function, here or further on} */
    private boolean shows(String function) {
        if (next > 0 && phases.get(next - 1).function().equals(function)) {
            return true;
        }
        int found = find(function);
        next = found < 0 ? next : found + 1;
        return found >= 0;
    }

    /** Sets the flags that the recording shows next, if it shows any. */
    private void recorded() {
        phases.stream().skip(next).flatMap(phase -> phase.flags().stream()).findFirst().ifPresent(this::set);
    }

    private int find(String function) {
        for (int i = next; i < phases.size(); i++) {
            if (phases.get(i).function().equals(function)) {
                return i;
            }
        }
        return -1;
    }
}
