package ringside.machine.state;

import java.util.Objects;

/**
 * What is fixed about a CPU when it is switched on.
 *
 * @param vendor maker, decides where a SYSRET to a non-canonical address faults
 * @param la57 true for five levels of page tables (57-bit addresses), false for four (48 bits)
 * @param lass true if accesses of user mode to addresses with bit 63 set are refused whatever the page table says
 */
public record CpuModel(Vendor vendor, boolean la57, boolean lass) {

    /** Checks that a vendor is given. */
    public CpuModel {
        Objects.requireNonNull(vendor, "vendor");
    }

    /** A CPU without LASS. */
    public CpuModel(Vendor vendor, boolean la57) {
        this(vendor, la57, false);
    }

    /** Returns the width of a virtual address in bits: 48 or 57. */
    public int addressBits() {
        return la57 ? 57 : 48;
    }

    /**
     * Tells whether all unused upper bits of an address repeat its highest used bit.
     *
     * @param address a virtual address
     */
    public boolean canonical(long address) {
        int unused = 64 - addressBits();
        return address << unused >> unused == address;
    }
}
