package ringside.kernel.service.call;

import ringside.kernel.service.task.Errno;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.state.Descriptor;
import ringside.machine.state.Ldt;
import ringside.machine.state.Register;

/**
 * modify_ldt(function, pointer, bytes): writes one entry of the local descriptor table (arch/x86/kernel/ldt.c), from
 * a struct user_desc of the program.
 */
final class LdtCall {

    private static final int WRITE_OLD = 1;
    private static final int WRITE = 0x11;
    private static final int USER_DESC_BYTES = 16;
    private static final int USER = 3;
    private static final int CONTENTS_GROWING_DOWN = 1;
    private static final int CONTENTS_CODE = 2;
    private static final int CONTENTS_CONFORMING = 3;
    private static final long SEG_32BIT = 1;
    private static final int CONTENTS_SHIFT = 1;
    private static final long READ_EXEC_ONLY = 1L << 3;
    private static final long LIMIT_IN_PAGES = 1L << 4;
    private static final long NOT_PRESENT = 1L << 5;
    /** What all bits together are in an entry that is to be removed. */
    private static final long EMPTY = READ_EXEC_ONLY | NOT_PRESENT;
    private static final long ALL_BITS = 0xff;
    private static final long LIMIT_BITS = 0xfffff;
    private static final int PAGE_SHIFT = 12;

    private final TaskContext task;

    LdtCall(TaskContext task) {
        this.task = task;
    }

    /** Carries the call out and returns its result. */
    long run() {
        int function = (int) task.cpu().get(Register.RDI);
        if (function != WRITE && function != WRITE_OLD) {
            task.note("modify_ldt writes descriptors here; function " + function + " is outside the model: -ENOSYS");
            return -Errno.ENOSYS;
        }
        long at = task.cpu().get(Register.RSI);
        if (task.cpu().get(Register.RDX) != USER_DESC_BYTES) {
            return -Errno.EINVAL;
        }
        return task.user().accessible(at, USER_DESC_BYTES, false) ? write(at, function == WRITE_OLD)
                : -Errno.EFAULT;
    }

    private long write(long at, boolean old) {
        long entry = task.user().get(at, 4);
        long base = task.user().get(at + 4, 4);
        long limit = task.user().get(at + 8, 4);
        long bits = task.user().get(at + 12, 4);
        int contents = (int) (bits >> CONTENTS_SHIFT) & 3;
        if (entry >= Ldt.ENTRIES || contents == CONTENTS_CONFORMING && (old || (bits & NOT_PRESENT) == 0)) {
            return -Errno.EINVAL;
        }
        boolean removed = base == 0 && limit == 0 && (old || (bits & ALL_BITS) == EMPTY);
        if (!removed && contents == CONTENTS_GROWING_DOWN) {
            task.note("a segment that grows down is outside the model: -ENOSYS");
            return -Errno.ENOSYS;
        }
        task.machine().ldt().set((int) entry, removed ? null : descriptor(contents, base, limit, bits));
        return 0;
    }

    private static Descriptor descriptor(int contents, long base, long limit, long bits) {
        boolean pages = (bits & LIMIT_IN_PAGES) != 0;
        long units = limit & LIMIT_BITS;
        long last = pages ? units << PAGE_SHIFT | (1L << PAGE_SHIFT) - 1 : units;
        return new Descriptor(contents >= CONTENTS_CODE, USER, false, (bits & NOT_PRESENT) == 0,
                (bits & SEG_32BIT) != 0, (bits & READ_EXEC_ONLY) == 0, base, last);
    }

    /** Empties the table, as a new program begins. */
    static void clear(Ldt table) {
        for (int entry = 0; entry < Ldt.ENTRIES; entry++) {
            if (table.get(entry).isPresent()) {
                table.set(entry, null);
            }
        }
    }
}
