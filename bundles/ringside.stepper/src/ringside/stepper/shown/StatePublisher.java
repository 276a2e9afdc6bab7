package ringside.stepper.shown;

import java.util.List;
import ringside.kernel.BootedKernel;
import ringside.kernel.service.frame.PtRegs;
import ringside.kernel.service.frame.PtSlot;
import ringside.machine.state.Register;
import ringside.model.Phase;
import ringside.model.RegisterValue;
import ringside.model.RingsideFactory;
import ringside.model.SlotValue;
import ringside.model.State;
import ringside.model.ThreadFlagValue;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.returns.Prospect;
import ringside.stepper.run.Engine;
import ringside.stepper.run.PhaseSpan;
import ringside.stepper.run.Tape;
import ringside.stepper.value.EnumMapping;

/** Writes where the machine is now into the model that views look at; only what differs is touched. */
public final class StatePublisher {
    private static final List<Register> REGISTERS = List.of(Register.values());
    private static final List<PtSlot> SLOTS = List.of(PtSlot.values());
    private final State state = RingsideFactory.eINSTANCE.createState();
    private final StateRecorder recorder = new StateRecorder(state);
    private BootedKernel shaped;
    private StackWords words;
    private Prospect shown;

    public State state() {
        return state;
    }

    /**
     * Brings the state up to date and {@return what that changed; nothing where another kernel starts}
     *
     * @param prospect the answer about returns where the tape is
     */
    public StateDifference publish(Tape tape, Prospect prospect) {
        Engine engine = tape.engine();
        if (shaped == engine.kernel()) {
            return recorder.recording(() -> write(tape, prospect));
        }
        shaped = engine.kernel();
        shown = null;
        words = new StackWords(engine);
        StateShape.shape(state, shaped);
        words.shape(state);
        write(tape, prospect);
        return StateDifference.NONE;
    }

    private void write(Tape tape, Prospect prospect) {
        place(tape);
        registers(shaped);
        slots(shaped.ptRegs(), prospect);
        words.publish(state);
        flags(shaped);
        verdict(prospect);
    }

    private void place(Tape tape) {
        Engine engine = tape.engine();
        CodeLine line = engine.lineAt(engine.rip());
        int cpl = engine.kernel().machine().cpu().cpl();
        String phase = line != null ? line.phase() : cpl == 0 ? PhaseSpan.KERNEL : PhaseSpan.USER;
        Attribute.write(state, State::getStep, State::setStep, tape.step());
        Attribute.write(state, State::getLength, State::setLength, tape.length());
        Attribute.write(state, State::getRip, State::setRip, engine.rip());
        Attribute.write(state, State::getCpl, State::setCpl, cpl);
        Attribute.write(state, State::getPhase, State::setPhase, Phase.get(phase));
        Attribute.write(state, State::getRoutine, State::setRoutine, line != null ? line.routine() : "");
        Attribute.write(state, State::getEnded, State::setEnded, engine.ended().orElse(null));
    }

    private void registers(BootedKernel kernel) {
        for (Register register : REGISTERS) {
            Attribute.write(state.getRegisters().get(register.ordinal()), RegisterValue::getValue,
                    RegisterValue::setValue, kernel.machine().cpu().get(register));
        }
    }

    private void slots(PtRegs regs, Prospect prospect) {
        boolean visited = prospect.before().isPresent();
        for (PtSlot slot : SLOTS) {
            SlotValue value = state.getSlots().get(slot.ordinal());
            Attribute.write(value, SlotValue::getValue, SlotValue::setValue, regs.get(slot));
            Attribute.write(value, SlotValue::isWritten, SlotValue::setWritten, regs.written(slot));
            Attribute.write(value, SlotValue::isLeft, SlotValue::setLeft, visited && !regs.written(slot));
            Attribute.write(value, SlotValue::getWriter, SlotValue::setWriter,
                    EnumMapping.WRITER.model(regs.writer(slot)));
        }
    }

    private void verdict(Prospect prospect) {
        if (prospect != shown) {
            VerdictWriter.write(state.getVerdict(), prospect);
            shown = prospect;
        }
    }

    private void flags(BootedKernel kernel) {
        for (ThreadFlagValue flag : state.getFlags()) {
            Attribute.write(flag, ThreadFlagValue::isSet, ThreadFlagValue::setSet,
                    kernel.threadFlags().get(flag.getName()));
        }
    }
}
