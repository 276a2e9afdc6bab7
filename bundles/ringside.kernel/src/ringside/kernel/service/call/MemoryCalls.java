package ringside.kernel.service.call;

import java.util.Map;
import java.util.Optional;
import ringside.kernel.listing.KernelMap;
import ringside.kernel.service.task.CallFrame;
import ringside.kernel.service.task.Errno;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.memory.Memory;
import ringside.machine.memory.Rights;
import ringside.machine.state.Register;

/** Memory of the program: its heap, pages that it asks for, gives back and protects. There are no files to map. */
final class MemoryCalls {

    private static final int PROT_WRITE = 2;
    private static final int PROT_EXEC = 4;
    private static final int PROT_ANY = 7;
    private static final int MAP_KIND = 3;
    private static final int MAP_FIXED = 0x10;
    private static final int MAP_ANONYMOUS = 0x20;
    private static final int MAP_FIXED_NOREPLACE = 0x100000;
    /** Addresses are given from here downwards; every run gets the same. */
    private static final long TOP = 0x7ffff7c00000L;
    private static final long TOP_32 = 0xf7c00000L;
    /** Pages that a program can get: 16 MiB. */
    private static final long MOST = 4096;
    private static final long LARGEST = MOST * KernelMap.PAGE;
    private static final int X32_BIT = 0x40000000;

    private final TaskContext task;
    private final Memory memory;
    private final CallFrame call;

    MemoryCalls(TaskContext task) {
        this.task = task;
        this.memory = task.machine().memory();
        this.call = new CallFrame(task);
    }

    /** All bodies by the name that the listing uses. */
    Map<String, Service> services() {
        return Map.of("brk", this::brk, "mmap", this::mmap, "munmap", this::munmap, "mprotect", this::mprotect);
    }

    /** brk(end): moves the end of the heap if it can, and answers where it is. */
    private void brk() {
        long wanted = task.cpu().get(Register.RDI);
        long start = task.state().process().heapStart();
        long end = task.state().process().heapEnd();
        boolean possible = Long.compareUnsigned(wanted, start) >= 0 && wanted - start <= LARGEST;
        long before = pages(end - start);
        long after = possible ? pages(wanted - start) : before;
        if (!possible || !resize(start, before, after)) {
            task.result(end);
            return;
        }
        task.updateProcess(process -> process.withHeapEnd(wanted).withGrown(after - before));
        task.result(wanted);
    }

    private boolean resize(long start, long before, long after) {
        if (after < before) {
            memory.unmap(start + after * KernelMap.PAGE, (before - after) * KernelMap.PAGE);
            return true;
        }
        long from = start + before * KernelMap.PAGE;
        long more = after - before;
        if (!room(more) || !free(from, more)) {
            return false;
        }
        if (more > 0) {
            memory.map(from, more * KernelMap.PAGE, Rights.USER_DATA);
        }
        return true;
    }

    /** mmap(address, length, protection, flags, descriptor, offset) of memory that belongs to no file. */
    private void mmap() {
        long address = task.cpu().get(Register.RDI);
        long length = task.cpu().get(Register.RSI);
        long protection = task.cpu().get(Register.RDX);
        long flags = task.cpu().get(Register.RCX);
        boolean fixed = (flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)) != 0;
        if ((flags & MAP_ANONYMOUS) == 0) {
            task.note("mmap of a file: the model has none, so it answers -EBADF; memory without one has"
                    + " MAP_ANONYMOUS, 0x20, in its flags");
            task.result(-Errno.EBADF);
        } else if (length == 0 || (flags & MAP_KIND) == 0 || fixed && address % KernelMap.PAGE != 0) {
            task.result(-Errno.EINVAL);
        } else if (length < 0 || length > LARGEST || fixed && outside(address, length)) {
            task.result(-Errno.ENOMEM);
        } else {
            task.result(mapped(address, pages(length), flags, rights(protection)));
        }
    }

    private long mapped(long address, long pages, long flags, Rights rights) {
        boolean replaces = (flags & MAP_FIXED) != 0;
        boolean exactly = (flags & MAP_FIXED_NOREPLACE) != 0;
        if (exactly && !free(address, pages)) {
            return -Errno.EEXIST;
        }
        long taken = replaces ? remove(address, pages) : 0;
        Optional<Long> place = replaces || exactly ? Optional.of(address) : place(address & -KernelMap.PAGE, pages);
        if (place.isEmpty() || !room(pages - taken)) {
            return -Errno.ENOMEM;
        }
        memory.map(place.get(), pages * KernelMap.PAGE, rights);
        task.updateProcess(process -> process.withGrown(pages));
        return place.get();
    }

    /** The address that is wished for if it is free, or else the highest free one. */
    private Optional<Long> place(long wish, long pages) {
        if (wish != 0 && !outside(wish, pages * KernelMap.PAGE) && free(wish, pages)) {
            return Optional.of(wish);
        }
        boolean low = call.compat() || (call.number() & X32_BIT) != 0;
        long at = (low ? TOP_32 : TOP) - pages * KernelMap.PAGE;
        for (long tried = 0; tried <= 2 * MOST; tried++, at -= KernelMap.PAGE) {
            if (free(at, pages)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** munmap(address, length): pages that are not there are no error. */
    private void munmap() {
        long address = task.cpu().get(Register.RDI);
        long length = task.cpu().get(Register.RSI);
        if (address % KernelMap.PAGE != 0 || length <= 0 || outside(address, length)) {
            task.result(-Errno.EINVAL);
            return;
        }
        if (length > LARGEST) {
            task.note("munmap of more than 16 MiB at once is outside the model: it answers -ENOMEM");
            task.result(-Errno.ENOMEM);
            return;
        }
        remove(address, pages(length));
        task.result(0);
    }

    /** mprotect(address, length, protection): all pages must be there. */
    private void mprotect() {
        long address = task.cpu().get(Register.RDI);
        long length = task.cpu().get(Register.RSI);
        long protection = task.cpu().get(Register.RDX);
        if (address % KernelMap.PAGE != 0 || (protection & ~PROT_ANY) != 0) {
            task.result(-Errno.EINVAL);
            return;
        }
        if (length < 0 || length > LARGEST || length > 0 && outside(address, length)) {
            task.result(-Errno.ENOMEM);
            return;
        }
        for (long page = 0; page < pages(length); page++) {
            if (!memory.mapped(address + page * KernelMap.PAGE)) {
                task.result(-Errno.ENOMEM);
                return;
            }
            memory.map(address + page * KernelMap.PAGE, KernelMap.PAGE, rights(protection));
        }
        task.result(0);
    }

    /** Takes pages away; answers how many there were. */
    private long remove(long address, long pages) {
        long removed = 0;
        for (long page = 0; page < pages; page++) {
            long at = address + page * KernelMap.PAGE;
            if (memory.mapped(at)) {
                memory.unmap(at, KernelMap.PAGE);
                removed++;
            }
        }
        long gone = Math.min(removed, task.state().process().grown());
        task.updateProcess(process -> process.withGrown(-gone));
        return removed;
    }

    private boolean room(long pages) {
        return task.state().process().grown() + pages <= MOST;
    }

    private boolean free(long address, long pages) {
        for (long page = 0; page < pages; page++) {
            if (memory.mapped(address + page * KernelMap.PAGE)) {
                return false;
            }
        }
        return true;
    }

    private boolean outside(long address, long bytes) {
        return task.user().outside(address) || task.user().outside(address + bytes - 1);
    }

    private static long pages(long bytes) {
        return (bytes + KernelMap.PAGE - 1) / KernelMap.PAGE;
    }

    private static Rights rights(long protection) {
        return new Rights((protection & PROT_ANY) != 0, (protection & PROT_WRITE) != 0,
                (protection & PROT_EXEC) != 0);
    }
}
