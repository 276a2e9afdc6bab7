package ringside.machine.further;

import ringside.machine.execute.Core;
import ringside.machine.memory.Mmu;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Pending;
import ringside.machine.state.Registers;

/**
 * Who may reach I/O ports: level 0, whoever IOPL lets, and otherwise those whose bits in the bitmap behind the
 * task-state segment are all 0 (SDM volume 1, 19.5). No device is behind any port.
 */
final class PortAccess {
    /** What a port without a device answers. */
    static final long FLOATING = -1;
    /** Offset of the 16-bit word in the task-state segment that says where the bitmap begins. */
    private static final int BITMAP_BASE = 102;
    /** The limit of the task-state segment as Linux sets it: 104 bytes, 8192 bytes of bitmap, 8 behind it. */
    private static final int LIMIT = 104 + 8192 + 8 - 1;
    private static final int IOPL_SHIFT = 12;
    private static final long DEBUG_EXTENSIONS = 1L << 3;

    private final Registers registers;
    private final Mmu mmu;
    private final Fault fault;
    private final Pending pending;

    PortAccess(Core core) {
        registers = core.registers();
        mmu = core.mmu();
        fault = core.fault();
        pending = core.pending();
    }

    /**
     * Checks that some ports may be reached from here. A breakpoint on one of them is a trap behind the instruction (SDM
     * volume 3, 17.2.4 and 17.3.1.2).
     *
     * @throws Fault #GP(0) when they may not; #PF when the bitmap is not in memory
     */
    void require(int port, int count) {
        if (registers.cpl() > (registers.flags.system & LazyFlags.IOPL) >> IOPL_SHIFT && !open(port, count)) {
            throw fault.of(ExceptionVector.GP);
        }
        if ((registers.cr4 & DEBUG_EXTENSIONS) != 0) {
            pending.hits |= registers.debug.ports(port, count);
        }
    }

    /** Two bytes of the bitmap are read, as ports may lie across a byte's border. */
    private boolean open(int port, int count) {
        long offset = mmu.systemRead(registers.tssBase + BITMAP_BASE, Short.BYTES) + (port >> 3);
        if (offset + 1 > LIMIT) {
            return false;
        }
        long bits = mmu.systemRead(registers.tssBase + offset, Short.BYTES);
        return (bits >> (port & 7) & (1 << count) - 1) == 0;
    }
}
