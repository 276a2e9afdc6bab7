package ringside.stepper.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ringside.kernel.BootedKernel;
import ringside.kernel.decision.Answer;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.machine.code.Instruction;
import ringside.machine.code.Operand;
import ringside.machine.code.Operand.ImmediateOperand;
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
    private static final String SHIFT_RIGHT = "shr";

    private final BootedKernel kernel;
    private final LineIndex lines;
    private final SlotCopy[] held = new SlotCopy[GENERAL];
    private List<ComparedValue> compared = List.of();
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
        return seen == null ? null : new DecisionReading(held.clone(), compared, seen, read);
    }

    void restore(DecisionReading reading) {
        seen = null;
        if (reading != null) {
            System.arraycopy(reading.held(), 0, held, 0, held.length);
            compared = reading.compared();
            seen = reading.seen();
            read = reading.read();
        }
    }

    /** The step just done was the first of a decision. */
    void begin() {
        Arrays.fill(held, null);
        compared = List.of();
        seen = DecidingSlots.of(kernel);
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
        ReturnState slots = known();
        if (!holds) {
            seen = null;
        }
        return Optional.of(new Happening.Asked(id, new Answer(holds,
                ComparedValue.named(compared, kernel.decision().operands(id, slots)), slots)));
    }

    /** What the instruction is about to read, or, of the first one, has read. */
    private void follow(Instruction instruction) {
        List<Operand> operands = instruction.operands();
        for (Operand operand : operands) {
            if (operand instanceof MemoryOperand memory && slot(memory) != null) {
                saw(slot(memory));
            }
        }
        if (instruction.mnemonic().equals("cmp") || instruction.mnemonic().equals("test")) {
            compared = operands.stream().map(this::value).flatMap(Optional::stream).toList();
            return;
        }
        if (instruction.mnemonic().equals(SHIFT_RIGHT) && operands.get(1) instanceof ImmediateOperand by) {
            compared = Stream.of(value(operands.get(0)), Optional.of(new ComparedValue(null, 1L << by.value())))
                    .flatMap(Optional::stream).toList();
        }
        if (!operands.isEmpty() && operands.get(0) instanceof RegisterOperand target && general(target)) {
            held[target.register().ordinal()] = made(instruction, target);
        }
    }

    /** What is in a register behind an instruction that writes it. */
    private SlotCopy made(Instruction instruction, RegisterOperand target) {
        if (instruction.mnemonic().equals("mov")) {
            return copy(instruction.operands().get(1));
        }
        SlotCopy before = held[target.register().ordinal()];
        return before == null ? null : before.after(instruction.mnemonic());
    }

    /** One side of a comparison; empty for memory that is none of these slots. */
    private Optional<ComparedValue> value(Operand operand) {
        if (operand instanceof ImmediateOperand constant) {
            return Optional.of(new ComparedValue(null, constant.value()));
        }
        if (operand instanceof RegisterOperand register) {
            return Optional.of(new ComparedValue(copy(operand), kernel.machine().cpu().get(register.register())));
        }
        DecidingSlot slot = operand instanceof MemoryOperand memory ? slot(memory) : null;
        return slot == null ? Optional.empty() : Optional.of(new ComparedValue(SlotCopy.of(slot), seen.get(slot)));
    }

    private SlotCopy copy(Operand operand) {
        if (operand instanceof RegisterOperand register) {
            return general(register) ? held[register.register().ordinal()] : null;
        }
        return operand instanceof MemoryOperand memory ? SlotCopy.of(slot(memory)) : null;
    }

    private static boolean general(RegisterOperand operand) {
        return operand.register().ordinal() < GENERAL;
    }

    /** Which slot of those that decide lies in memory there, or null. */
    private DecidingSlot slot(MemoryOperand m) {
        if (m.index() >= 0 || m.baseRegister() < 0 || m.segment() != Operand.SegmentBase.NONE) {
            return null;
        }
        return DecidingSlots.at(kernel.machine().cpu().get(REGISTERS[m.baseRegister()]) + m.displacement()
                - kernel.ptRegs().address());
    }

    private void saw(DecidingSlot slot) {
        seen = seen.with(slot, kernel.ptRegs().get(DecidingSlots.place(slot)));
        read |= 1 << slot.ordinal();
    }

    /** What was read, as it was read; of the other slots what they hold. */
    private ReturnState known() {
        ReturnState all = DecidingSlots.of(kernel);
        for (DecidingSlot slot : DecidingSlot.values()) {
            if ((read & 1 << slot.ordinal()) != 0) {
                all = all.with(slot, seen.get(slot));
            }
        }
        return all;
    }
}
