package ringside.kernel.listing;

import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.Profile;
import ringside.machine.memory.Memory;

/**
 * What the kernel knows of a program's vDSO, where fast system calls of 32-bit programs go back: until 4.3 the landing
 * pad itself, in thread_info; since 4.4 the start of the vDSO, in the memory map of the task. A 64-bit program has
 * another vDSO, without a landing pad: its fast 32-bit system calls go back to nowhere, as a real kernel's do.
 */
public final class CompatTask {

    /** Offset of the pointer in the task structure, since 4.4. The real place is in the task's memory map. */
    static final long TASK_VDSO = 0x200;
    /** Offset of the pointer in thread_info, until 4.3: sysenter_return. */
    static final long THREAD_INFO_RETURN = 32;

    private static final long COMPAT_IN_C = 404;
    private static final long EARLY_LANDING_PAD = 16;
    private static final long LANDING_PAD = 9;

    private CompatTask() {
    }

    /** Bytes from the start of the vDSO to {@code int80_landing_pad}, see vdso32.s. */
    static long landingPad(Profile profile) {
        return inC(profile) ? LANDING_PAD : EARLY_LANDING_PAD;
    }

    /** Where a fast 32-bit system call of the task goes back to, since 4.4. */
    public static long landingPad(Memory memory, KernelMap map) {
        return memory.read(map.task() + TASK_VDSO, Long.BYTES) + LANDING_PAD;
    }

    /**
     * Notes that the vDSO of the task is mapped elsewhere.
     *
     * @param landingPad where its fast 32-bit system calls go back to, since 4.4
     */
    public static void landingPad(Memory memory, KernelMap map, long landingPad) {
        memory.write(map.task() + TASK_VDSO, Long.BYTES, landingPad - LANDING_PAD);
    }

    /** Whether C code says how fast 32-bit system calls go back: since 4.4. */
    public static boolean inC(Profile profile) {
        return profile.value(BuildRow.LINUX_VERSION) >= COMPAT_IN_C;
    }

    /**
     * Notes which vDSO a new program has.
     *
     * @param compat true for a 32-bit program
     */
    public static void start(Memory memory, Profile profile, KernelMap map, boolean compat) {
        if (inC(profile)) {
            memory.write(map.task() + TASK_VDSO, Long.BYTES, compat ? KernelMap.VDSO32 : KernelMap.VDSO64);
        } else {
            memory.write(map.threadInfo() + THREAD_INFO_RETURN, Long.BYTES,
                    compat ? KernelMap.VDSO32 + EARLY_LANDING_PAD : 0);
        }
    }
}
