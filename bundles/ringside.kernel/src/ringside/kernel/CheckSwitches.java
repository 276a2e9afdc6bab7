package ringside.kernel;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.WhatIfs;
import ringside.kernel.service.task.TaskContext;

/** Which checks of a kernel are switched off: the jump that decides such a one is a no-op. */
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

    /**
     * Switches a check on or off.
     *
     * @throws IllegalArgumentException if this kernel does not make the check
     */
    void set(CheckId id, boolean on) {
        if (task.listing().checkJumps(id).isEmpty()) {
            throw new IllegalArgumentException("profile " + task.profile().id() + " does not make the check " + id
                    + "; it makes " + task.profile().checks(task.options()));
        }
        for (long address : task.listing().checkJumps(id)) {
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
