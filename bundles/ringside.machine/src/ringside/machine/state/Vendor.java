package ringside.machine.state;

/** The maker of the CPU. The two differ where SYSRET meets a non-canonical address, and on SYSENTER. */
public enum Vendor {
    INTEL("Intel"), AMD("AMD");

    private final String label;

    Vendor(String label) {
        this.label = label;
    }

    /** The name as people write it. */
    public String label() {
        return label;
    }
}
