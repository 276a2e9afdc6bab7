package ringside.machine;

/** A saved state. Immutable; shares all pages that did not change with the states before and after it. */
public final class MachineState {
    private final CpuState cpu;
    private final MemoryState memory;

    MachineState(CpuState cpu, MemoryState memory) {
        this.cpu = cpu;
        this.memory = memory;
    }

    CpuState cpu() {
        return cpu;
    }

    MemoryState memory() {
        return memory;
    }

    /** Returns a 64-bit hash: equal states have equal hashes, different ones hardly ever. */
    public long fingerprint() {
        return Hash.join(cpu.hash(), memory.hash());
    }

    /** Tells whether two states of one machine are the same, exactly. */
    public boolean sameAs(MachineState other) {
        return cpu.sameAs(other.cpu) && memory.sameAs(other.memory);
    }
}
