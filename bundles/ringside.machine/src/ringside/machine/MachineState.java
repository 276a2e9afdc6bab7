package ringside.machine;

import java.util.Arrays;
import ringside.machine.memory.MemoryState;
import ringside.machine.state.CpuState;
import ringside.machine.state.Descriptor;
import ringside.machine.state.Hash;

/** A saved state. Immutable; shares all pages that did not change with the states before and after it. */
public final class MachineState {
    private final CpuState cpu;
    private final MemoryState memory;
    private final Descriptor[] ldt;

    MachineState(CpuState cpu, MemoryState memory, Descriptor[] ldt) {
        this.cpu = cpu;
        this.memory = memory;
        this.ldt = ldt;
    }

    CpuState cpu() {
        return cpu;
    }

    MemoryState memory() {
        return memory;
    }

    Descriptor[] ldt() {
        return ldt;
    }

    /** Returns a 64-bit hash: equal states have equal hashes, different ones hardly ever. */
    public long fingerprint() {
        return Hash.join(Hash.join(cpu.hash(), memory.hash()), Arrays.hashCode(ldt));
    }

    /** Tells whether two states of one machine are the same, exactly. */
    public boolean sameAs(MachineState other) {
        return cpu.sameAs(other.cpu) && memory.sameAs(other.memory) && Arrays.equals(ldt, other.ldt);
    }
}
