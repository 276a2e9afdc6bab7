package ringside.stepper.run;

import java.util.Arrays;
import java.util.Optional;
import ringside.kernel.BootedKernel;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.kernel.service.frame.PtSlot;
import ringside.machine.code.Instruction;
import ringside.machine.code.Operand;
import ringside.machine.code.Operand.MemoryOperand;
import ringside.machine.code.Operand.RegisterOperand;
import ringside.machine.state.Register;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.listing.LineIndex;

/**
 * Reads along while the kernel decides whether SYSRET may be used: which check is asked, which values it compares, and
 * how it comes out. A value that changes after the kernel has read it does not change the answer, so values are taken
 * where the instructions take them.
 */
final class DecisionReader {
    private static final Register[] REGISTERS = Register.values();
    private static final int GENERAL = 16;
    private static final DecidingSlot[] BY_PLACE = new DecidingSlot[PtSlot.values().length];

    static {
        for (DecidingSlot slot : DecidingSlot.values()) {
            BY_PLACE[PtSlot.named(slot.label()).orElseThrow().ordinal()] = slot;
        }
    }

    private final BootedKernel kernel;
    private final LineIndex lines;
    private final DecidingSlot[] held = new DecidingSlot[GENERAL];
    private ReturnState seen;
    private int read;
    private CodeLine asking;
    private boolean holds;

    DecisionReader(BootedKernel kernel, LineIndex lines) {
        this.kernel = kernel;
        this.lines = lines;
    }

    /** {@return true while the kernel decides: every step wants to be looked at} */
    boolean active() {
        return seen != null;
    }

    /** {@return how far it is, null when nothing is decided} */
    DecisionReading save() {
        return seen == null ? null : new DecisionReading(held.clone(), seen, read);
    }

    void restore(DecisionReading reading) {
        seen = null;
        if (reading != null) {
            System.arraycopy(reading.held(), 0, held, 0, held.length);
            seen = reading.seen();
            read = reading.read();
        }
    }

    /** The step just done was the first of a decision. */
    void begin() {
        Arrays.fill(held, null);
        seen = slots();
        read = 0;
        Instruction first = kernel.machine().cpu().last();
        if (first != null) {
            follow(first);
        }
    }

    /** The next step belongs to the decision. */
    void before() {
        long rip = kernel.machine().cpu().get(Register.RIP);
        Instruction next = kernel.machine().code().at(rip);
        asking = null;
        if (next == null) {
            return;
        }
        CodeLine line = lines.at(rip);
        BreakCondition condition = BreakCondition.of(next.mnemonic());
        if (line != null && line.check() != null && condition != null && !kernel.machine().code().replaced(rip)) {
            asking = line;
            holds = !condition.holds(kernel.machine().cpu().get(Register.RFLAGS));
        } else {
            follow(next);
        }
    }

    /** The step is done. {@return the check that it asked} */
    Optional<Happening.Asked> after() {
        if (asking == null) {
            if (kernel.machine().cpu().cpl() != 0) {
                seen = null;
            }
            return Optional.empty();
        }
        CheckId id = CheckId.valueOf(asking.check());
        ReturnState compared = compared();
        if (!holds) {
            seen = null;
        }
        return Optional.of(new Happening.Asked(id, holds, kernel.decision().operands(id, compared), compared));
    }

    /** What the instruction is about to read, or, of the first one, has read. */
    private void follow(Instruction instruction) {
        boolean compares = instruction.mnemonic().equals("cmp") || instruction.mnemonic().equals("test");
        DecidingSlot source = null;
        for (Operand operand : instruction.operands()) {
            DecidingSlot slot = slot(operand);
            if (slot != null && operand instanceof MemoryOperand) {
                saw(slot, kernel.ptRegs().get(PtSlot.named(slot.label()).orElseThrow()));
            } else if (slot != null && compares) {
                saw(slot, value((RegisterOperand) operand));
            }
            source = slot;
        }
        if (!compares && !instruction.operands().isEmpty()
                && instruction.operands().get(0) instanceof RegisterOperand target
                && target.register().ordinal() < GENERAL) {
            held[target.register().ordinal()] = instruction.mnemonic().equals("mov") ? source : null;
        }
    }

    private DecidingSlot slot(Operand operand) {
        if (operand instanceof RegisterOperand r && r.register().ordinal() < GENERAL) {
            return held[r.register().ordinal()];
        }
        if (operand instanceof MemoryOperand m && m.index() < 0 && m.baseRegister() >= 0
                && m.segment() == Operand.SegmentBase.NONE) {
            long offset = kernel.machine().cpu().get(REGISTERS[m.baseRegister()]) + m.displacement()
                    - kernel.ptRegs().address();
            return offset >= 0 && offset < PtSlot.SIZE ? BY_PLACE[(int) offset / Long.BYTES] : null;
        }
        return null;
    }

    private long value(RegisterOperand operand) {
        return kernel.machine().cpu().get(operand.register());
    }

    private void saw(DecidingSlot slot, long value) {
        seen = seen.with(slot, value);
        read |= 1 << slot.ordinal();
    }

    /** What was read, as it was read; of the other slots what they hold. */
    private ReturnState compared() {
        ReturnState all = slots();
        for (DecidingSlot slot : DecidingSlot.values()) {
            if ((read & 1 << slot.ordinal()) != 0) {
                all = all.with(slot, seen.get(slot));
            }
        }
        return all;
    }

    private ReturnState slots() {
        return new ReturnState(slot(PtSlot.CX), slot(PtSlot.IP), slot(PtSlot.CS), slot(PtSlot.R11),
                slot(PtSlot.FLAGS), slot(PtSlot.SS));
    }

    private long slot(PtSlot slot) {
        return kernel.ptRegs().get(slot);
    }
}
