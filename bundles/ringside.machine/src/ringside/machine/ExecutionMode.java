package ringside.machine;

/** Makes a change of privilege, of the code segment or of the alignment check felt wherever it matters. */
final class ExecutionMode {
    private final Registers registers;
    private final Mmu mmu;
    private final CodeFetch code;

    ExecutionMode(Core core, CodeFetch code) {
        registers = core.registers();
        mmu = core.mmu();
        this.code = code;
    }

    /** To be called when CS or RFLAGS.AC may have changed. */
    void changed() {
        mmu.mode(registers.cpl() == 3, registers.alignmentChecked());
        code.leavePage();
    }
}
