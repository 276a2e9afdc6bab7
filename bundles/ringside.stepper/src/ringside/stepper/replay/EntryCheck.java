package ringside.stepper.replay;

import java.util.Map;
import java.util.Set;
import ringside.kernel.BootedKernel;
import ringside.kernel.service.frame.PtSlot;
import ringside.machine.Cpu;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/** Compares what hardware and entry code made of the user's registers with what was recorded, before anybody edits. */
final class EntryCheck {
    /** The flags that arithmetic leaves behind: they tell of the compiler's choices, not of the entry. */
    static final long ARITHMETIC = Flag.CF.mask() | Flag.PF.mask() | Flag.AF.mask() | Flag.ZF.mask() | Flag.SF.mask()
            | Flag.OF.mask();

    private final BootedKernel kernel;
    private final RecordedEntry entry;
    private final Differences differences;
    private boolean entered;
    private boolean framed;

    EntryCheck(BootedKernel kernel, RecordedEntry entry, Differences differences) {
        this.kernel = kernel;
        this.entry = entry;
        this.differences = differences;
    }

    /** One more step was done. */
    void look() {
        if (!entered && entry.kind().seen()) {
            entered = true;
            cpu();
        }
        if (!framed && entry.kind().call() && written(entry.frame().keySet())) {
            frame();
        }
    }

    private boolean written(Set<PtSlot> slots) {
        for (PtSlot slot : slots) {
            if (!kernel.ptRegs().written(slot)) {
                return false;
            }
        }
        return true;
    }

    /** The C handler of an exception begins: its frame is complete. */
    void handler() {
        if (!framed) {
            frame();
        }
    }

    private void frame() {
        framed = true;
        entry.frame().forEach((slot, recorded) -> differences.compare("frame at entry: " + RecordedNames.of(slot),
                kernel.ptRegs().get(slot), recorded));
    }

    private void cpu() {
        Cpu cpu = kernel.machine().cpu();
        for (Map.Entry<Register, Long> recorded : entry.cpuAtEntry().entrySet()) {
            long ignored = recorded.getKey() == Register.RFLAGS ? ARITHMETIC : 0;
            differences.compare("cpu_at_entry." + RecordedNames.of(recorded.getKey()),
                    cpu.get(recorded.getKey()) & ~ignored, recorded.getValue() & ~ignored);
        }
    }
}
