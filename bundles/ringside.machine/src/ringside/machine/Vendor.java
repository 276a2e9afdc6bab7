package ringside.machine;

/** The maker of the CPU. The two differ where SYSRET meets a non-canonical address, and on SYSENTER. */
public enum Vendor {
    INTEL, AMD
}
