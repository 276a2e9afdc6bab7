package ringside.machine.execute;

import ringside.machine.memory.Mmu;
import ringside.machine.state.Registers;

/** Makes a change of privilege, of the code segment or of the alignment check felt wherever it matters. */
public final class ExecutionMode {
    private final Registers registers;
    private final Mmu mmu;
    private final Runnable leavePage;

    /**
     * Creates it.
     *
     * @param leavePage makes the next instruction be looked up with all checks
     */
    public ExecutionMode(Core core, Runnable leavePage) {
        registers = core.registers();
        mmu = core.mmu();
        this.leavePage = leavePage;
    }

    /** To be called when CS or RFLAGS.AC may have changed. */
    public void changed() {
        mmu.mode(registers.cpl() == 3, registers.alignmentChecked());
        leavePage.run();
    }
}
