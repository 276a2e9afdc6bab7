package ringside.stepper;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.BootedKernel;
import ringside.kernel.PtRegs;
import ringside.kernel.PtSlot;
import ringside.kernel.Writer;
import ringside.machine.Cpu;
import ringside.machine.Instruction;
import ringside.machine.Register;

/** Compares the machine before and after one step. */
final class StepObserver {
    /** Registers that a step can change, in the order in which they are told. */
    private static final List<Register> TOLD = List.of(Register.RAX, Register.RCX, Register.RDX, Register.RBX,
            Register.RSP, Register.RBP,
            Register.RSI, Register.RDI, Register.R8, Register.R9, Register.R10, Register.R11, Register.R12,
                    Register.R13, Register.R14,
            Register.R15, Register.RFLAGS, Register.CS, Register.SS, Register.FS_BASE, Register.GS_BASE,
                    Register.KERNEL_GS_BASE,
            Register.CR3);
    private static final PtSlot[] SLOTS = PtSlot.values();

    private final BootedKernel kernel;
    private final Cpu cpu;
    private final PtRegs regs;
    private final LineIndex lines;
    private final long[] before = new long[TOLD.size()];
    private final long[] slots = new long[SLOTS.length];
    private final Writer[] writers = new Writer[SLOTS.length];
    private long rip;
    private int cpl;
    private boolean slotsKnown;

    StepObserver(Engine engine) {
        kernel = engine.kernel();
        cpu = kernel.machine().cpu();
        regs = kernel.ptRegs();
        lines = engine.lines();
    }

    /** Remembers the machine as it is before a step. */
    void before() {
        rip = cpu.get(Register.RIP);
        int level = cpu.cpl();
        for (int i = 0; i < before.length; i++) {
            before[i] = cpu.get(TOLD.get(i));
        }
        if (level == 0 || cpl == 0 || !slotsKnown) {
            rememberSlots();
        }
        cpl = level;
    }

    private void rememberSlots() {
        for (int i = 0; i < SLOTS.length; i++) {
            slots[i] = regs.get(SLOTS[i]);
            writers[i] = regs.writer(SLOTS[i]);
        }
        slotsKnown = true;
    }

    /** {@return what the step did} */
    StepRecord after(long step) {
        ListingLine line = lines.at(rip);
        Instruction instruction = line == null ? kernel.machine().code().at(rip) : null;
        String text = line != null ? line.text() : instruction != null ? instruction.text() : "";
        String phase = line != null ? line.phase() : cpl == 0 ? PhaseSpan.KERNEL : PhaseSpan.USER;
        List<StepRecord.SlotWrite> written = cpl == 0 || cpu.cpl() == 0 ? slotWrites() : List.of();
        return new StepRecord(step, phase, line == null ? "" : line.routine(), rip, text, cpl, changes(), written);
    }

    private List<StepRecord.Change> changes() {
        List<StepRecord.Change> changes = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            long now = cpu.get(TOLD.get(i));
            if (now != before[i]) {
                changes.add(new StepRecord.Change(TOLD.get(i), before[i], now));
            }
        }
        return changes;
    }

    private List<StepRecord.SlotWrite> slotWrites() {
        List<StepRecord.SlotWrite> writes = new ArrayList<>();
        for (int i = 0; i < SLOTS.length; i++) {
            Writer writer = regs.writer(SLOTS[i]);
            long value = regs.get(SLOTS[i]);
            if (writer != Writer.NONE && (writer != writers[i] || value != slots[i])) {
                writes.add(new StepRecord.SlotWrite(SLOTS[i].label(), value));
            }
        }
        return writes;
    }
}
