package ringside.kernel;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.WhatIfs;
import ringside.kernel.service.task.TaskContext;

/** Which checks of a kernel are switched off: the jump that decides such a one is a no-op, and what belongs to it. */
final class CheckSwitches {

    private final TaskContext task;
    private final Set<CheckId> off = EnumSet.noneOf(CheckId.class);

    /** All are on but those that the experiments among the kernel's options leave out. */
    CheckSwitches(TaskContext task) {
        this.task = task;
        WhatIfs.checksOff(task.profile(), task.options()).forEach(id -> set(id, false));
    }

    /** Those that are off, now and later. */
    Set<CheckId> off() {
        return Collections.unmodifiableSet(off);
    }

    /** Why a check cannot be switched; empty if it can. */
    Optional<String> refusal(CheckId id) {
        return task.listing().checkJumps(id).isEmpty() ? Optional.of("profile " + task.profile().id()
                + " does not make the check " + id + "; it makes " + task.profile().checks(task.options()))
                : Optional.empty();
    }

    /**
     * Switches a check on or off.
     *
     * @throws IllegalArgumentException if this kernel does not make the check
     */
    void set(CheckId id, boolean on) {
        refusal(id).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        for (long address : task.listing().checkParts(id)) {
            if (on) {
                task.machine().code().restore(address);
            } else {
                task.machine().code().replaceByNop(address);
            }
        }
        if (on) {
            off.remove(id);
        } else {
            off.add(id);
        }
    }

    /** Switches these off and all others on. */
    void restore(Set<CheckId> wanted) {
        for (CheckId id : CheckId.values()) {
            if (off.contains(id) != wanted.contains(id)) {
                set(id, !wanted.contains(id));
            }
        }
    }
}
