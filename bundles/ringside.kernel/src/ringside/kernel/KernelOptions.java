package ringside.kernel;

import ringside.machine.Vendor;

/**
 * What the machine and the build of the kernel add to a profile.
 *
 * @param vendor who made the processor
 * @param la57   57-bit addresses (five-level paging)
 * @param pti    page-table isolation
 * @param xenPv  the kernel is a Xen PV guest
 * @param x32    built with the x32 system-call interface
 */
public record KernelOptions(Vendor vendor, boolean la57, boolean pti, boolean xenPv, boolean x32) {

    /** An Intel processor with 48-bit addresses and nothing else. */
    public static final KernelOptions DEFAULT = new KernelOptions(Vendor.INTEL, false, false, false, false);
}
