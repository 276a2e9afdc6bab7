package ringside.stepper.run;

import java.util.ArrayList;
import java.util.List;
import ringside.assembler.source.Syntax;
import ringside.assembler.spell.Spelling;
import ringside.kernel.BootedKernel;
import ringside.kernel.service.frame.PtRegs;
import ringside.kernel.service.frame.PtSlot;
import ringside.machine.Cpu;
import ringside.machine.code.Instruction;
import ringside.machine.state.Register;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.listing.LineIndex;
import ringside.stepper.listing.ShownSyntax;

/** Compares the machine before and after one step. */
public final class StepObserver {
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
    private final ShownSyntax syntax;
    private final long[] before = new long[TOLD.size()];
    private long rip;
    private int cpl;
    private Instruction next;

    /**
     * Observes an engine.
     *
     * @param shown the syntax in which it tells instructions
     */
    public StepObserver(Engine engine, ShownSyntax shown) {
        syntax = shown;
        kernel = engine.kernel();
        cpu = kernel.machine().cpu();
        regs = kernel.ptRegs();
        lines = engine.lines();
    }

    /** {@return the registers that a step can change, RIP aside, in the order in which they are told} */
    public static List<Register> told() {
        return TOLD;
    }

    /** Remembers the machine as it is before a step. */
    public void before() {
        rip = cpu.get(Register.RIP);
        cpl = cpu.cpl();
        next = cpu.instructionAt(rip).orElse(null);
        for (int i = 0; i < before.length; i++) {
            before[i] = cpu.get(TOLD.get(i));
        }
        regs.takeWritten();
    }

    /** {@return what the step did} */
    public StepRecord after(long step) {
        CodeLine line = lines.at(rip);
        String text = text(line);
        String phase = line != null ? line.phase() : cpl == 0 ? PhaseSpan.KERNEL : PhaseSpan.USER;
        return new StepRecord(step, phase, line == null ? "" : line.routine(), rip, text, cpl, changes(), slotWrites(),
                line == null ? null : line.mitigation());
    }

    /** What was executed: an instruction without a line was read from its bytes, whatever line stands there. */
    private String text(CodeLine line) {
        Instruction last = cpu.last();
        Instruction executed = last == null ? next : last;
        boolean read = executed != null && executed.note() == null;
        return line != null && !read ? line.text(syntax) : executed != null ? text(executed) : "";
    }

    private String text(Instruction instruction) {
        return syntax == ShownSyntax.ATT ? new Spelling(Syntax.ATT).text(instruction) : instruction.text();
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

    /** Every slot that the step wrote, also those that held the same value before. */
    private List<StepRecord.SlotWrite> slotWrites() {
        int written = regs.takeWritten();
        if (written == 0) {
            return List.of();
        }
        List<StepRecord.SlotWrite> writes = new ArrayList<>();
        for (PtSlot slot : SLOTS) {
            if ((written & 1 << slot.ordinal()) != 0) {
                writes.add(new StepRecord.SlotWrite(slot.label(), regs.get(slot)));
            }
        }
        return writes;
    }
}
