package ringside.machine.memory;

import ringside.machine.state.CpuModel;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.Page;

/** Whether an address may be used: canonical check and the rights in the page table (SDM volume 3, 4.6 and 4.7). */
final class PageWalk {
    /** What an access is, by the bits of a page fault's error code. */
    static final int WRITE = 2;
    static final int USER = 4;
    static final int FETCH = 16;
    private static final int PRESENT = 1;

    private final CpuModel model;
    private final Memory memory;
    private final Fault fault;

    PageWalk(CpuModel model, Memory memory, Fault fault) {
        this.model = model;
        this.memory = memory;
        this.fault = fault;
    }

    /** Tells whether some bytes lie in two pages. */
    static boolean crosses(long address, int bytes) {
        return ((int) address & Page.OFFSET) + bytes > Page.SIZE;
    }

    /** Faults unless the first and the last byte have canonical addresses. */
    void checkCanonical(long address, int bytes, boolean stack) {
        if (!model.canonical(address) || !model.canonical(address + bytes - 1)) {
            throw fault.nonCanonical(stack);
        }
    }

    /** With LASS: faults if user mode reaches for the upper half, as for an address that is not canonical. */
    void checkHalf(long address, int bytes, boolean stack) {
        if (model.lass() && (address < 0 || address + bytes - 1 < 0)) {
            throw fault.nonCanonical(stack);
        }
    }

    /** Faults unless the pages of some bytes may be used in this way. */
    void check(long address, int bytes, int mode) {
        translate(address, mode);
        if (crosses(address, bytes)) {
            translate(address + bytes - 1 & -Page.SIZE, mode);
        }
    }

    /** Faults as fetching an instruction that starts at an address would. */
    void checkFetch(long address, int bytes, boolean atUser) {
        if (!model.canonical(address) || atUser && model.lass() && address < 0) {
            throw fault.of(ExceptionVector.GP);
        }
        check(address, bytes, atUser ? USER | FETCH : FETCH);
    }

    /** Returns the bytes of code at an address that may be executed, fewer than wanted where the next page may not. */
    byte[] fetchable(long address, int wanted, boolean atUser) {
        int count = wanted;
        if (crosses(address, wanted) && !executable(address + wanted - 1, atUser)) {
            count = Page.SIZE - ((int) address & Page.OFFSET);
        }
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = memory.readable(address + i >> Page.SHIFT)[(int) (address + i) & Page.OFFSET];
        }
        return bytes;
    }

    boolean executable(long address, boolean atUser) {
        Rights rights = memory.rightsOfPage(address >> Page.SHIFT);
        return rights != null && rights.execute() && (rights.user() || !atUser);
    }

    /** Faults unless the page of an address may be used in this way. */
    void translate(long address, int mode) {
        Rights rights = memory.rightsOfPage(address >> Page.SHIFT);
        boolean atUser = (mode & USER) != 0;
        if (rights == null) {
            throw fault.page(address, mode | (atUser && memory.userSeesPresent(address) ? PRESENT : 0));
        }
        boolean allowed = (!atUser || rights.user()) && ((mode & WRITE) == 0 || rights.write())
                && ((mode & FETCH) == 0 || rights.execute());
        if (!allowed) {
            throw fault.page(address, mode | PRESENT);
        }
    }
}
