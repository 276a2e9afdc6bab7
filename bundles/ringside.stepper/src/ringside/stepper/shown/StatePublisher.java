package ringside.stepper.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringside.kernel.BootedKernel;
import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.CheckStatus;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Operand;
import ringside.kernel.decision.Verdict;
import ringside.kernel.profile.FlagBit;
import ringside.kernel.profile.FlagMask;
import ringside.kernel.service.frame.Slot;
import ringside.machine.state.Register;
import ringside.model.CheckValue;
import ringside.model.OperandValue;
import ringside.model.RegisterValue;
import ringside.model.RingsideFactory;
import ringside.model.SlotValue;
import ringside.model.State;
import ringside.model.ThreadFlagValue;
import ringside.model.VerdictValue;
import ringside.model.Writer;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.run.Engine;
import ringside.stepper.run.PhaseSpan;
import ringside.stepper.run.Tape;

/** Writes where the machine is now into the model that views look at; only what differs is touched. */
public final class StatePublisher {
    private static final RingsideFactory MAKE = RingsideFactory.eINSTANCE;
    private final State state = MAKE.createState();
    private State before = MAKE.createState();
    private BootedKernel shaped;
    private StackWords words;

    public State state() {
        return state;
    }

    /** {@return the values before the last change} */
    public State before() {
        return before;
    }

    /** Brings the state up to date; what it was becomes {@link #before}. */
    public void publish(Tape tape) {
        BootedKernel kernel = tape.engine().kernel();
        boolean fresh = shaped != kernel;
        if (fresh) {
            shape(kernel);
            words = new StackWords(tape.engine());
            words.shape(state);
        } else {
            before = EcoreUtil.copy(state);
        }
        place(tape);
        registers(kernel);
        slots(kernel);
        words.publish(state);
        flags(kernel);
        verdict(kernel.prediction());
        if (fresh) {
            before = EcoreUtil.copy(state);
        }
    }

    /** Another kernel may have other slots and flags. */
    private void shape(BootedKernel kernel) {
        shaped = kernel;
        state.getRegisters().clear();
        for (Register register : Register.values()) {
            RegisterValue value = MAKE.createRegisterValue();
            value.setName(register.label());
            state.getRegisters().add(value);
        }
        state.getSlots().clear();
        for (Slot slot : kernel.ptRegs().slots()) {
            SlotValue value = MAKE.createSlotValue();
            value.setName(slot.name());
            value.setOffset(slot.offset());
            state.getSlots().add(value);
        }
        state.getFlags().clear();
        kernel.profile().flags().forEach(flag -> state.getFlags().add(flag(kernel, flag)));
        state.setVerdict(MAKE.createVerdictValue());
    }

    private static ThreadFlagValue flag(BootedKernel kernel, FlagBit bit) {
        ThreadFlagValue value = MAKE.createThreadFlagValue();
        value.setName(bit.name());
        value.setWord(bit.word());
        value.setBit(bit.bit());
        value.setSticky(bit.sticky());
        value.setWork(bit.work());
        value.setMeaning(bit.meaning());
        List<String> masks = kernel.profile().flagMasks().stream().filter(m -> m.members().contains(bit.name()))
                .map(FlagMask::name).toList();
        value.setMasks(String.join(", ", masks));
        return value;
    }

    private void place(Tape tape) {
        Engine engine = tape.engine();
        CodeLine line = engine.lineAt(engine.rip());
        int cpl = engine.kernel().machine().cpu().cpl();
        state.setStep(tape.step());
        state.setLength(tape.length());
        state.setRip(engine.rip());
        state.setCpl(cpl);
        state.setPhase(line != null ? line.phase() : cpl == 0 ? PhaseSpan.KERNEL : PhaseSpan.USER);
        state.setRoutine(line != null ? line.routine() : "");
        state.setEnded(engine.ended().orElse(null));
    }

    private void registers(BootedKernel kernel) {
        for (Register register : Register.values()) {
            state.getRegisters().get(register.ordinal()).setValue(kernel.machine().cpu().get(register));
        }
    }

    private void slots(BootedKernel kernel) {
        List<Slot> slots = kernel.ptRegs().slots();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            SlotValue value = state.getSlots().get(i);
            value.setAddress(slot.address());
            value.setValue(slot.value());
            value.setWritten(slot.written());
            value.setWriter(Writer.valueOf(slot.writer().name()));
        }
    }

    private void flags(BootedKernel kernel) {
        state.getFlags().forEach(flag -> flag.setSet(kernel.threadFlags().get(flag.getName())));
    }

    private void verdict(Verdict verdict) {
        VerdictValue value = state.getVerdict();
        value.setPath(verdict.path().label());
        value.setReason(verdict.reason().map(Enum::name).orElse(null));
        value.setSummary(verdict.summary());
        EList<CheckValue> results = value.getResults();
        resize(results, verdict.results().size(), MAKE::createCheckValue);
        for (int i = 0; i < results.size(); i++) {
            check(results.get(i), verdict.results().get(i));
        }
    }

    private static void check(CheckValue value, CheckResult result) {
        value.setId(result.id().name());
        value.setTitle(result.title());
        value.setStatus(ringside.model.CheckStatus.valueOf(result.status().name()));
        value.setHolds(result.holds());
        value.setSentence(result.sentence());
        value.setWhy(result.reason());
        value.setHazard(result.hazard());
        value.setRemedy(result.remedy());
        value.setEnabled(result.status() != CheckStatus.OFF);
        resize(value.getOperands(), result.operands().size(), MAKE::createOperandValue);
        for (int i = 0; i < result.operands().size(); i++) {
            Operand operand = result.operands().get(i);
            OperandValue target = value.getOperands().get(i);
            target.setName(operand.name());
            target.setSlot(operand.slot().map(DecidingSlot::label).orElse(null));
            target.setValue(operand.value());
        }
    }

    private static <T> void resize(EList<T> list, int size, Supplier<T> maker) {
        while (list.size() > size) {
            list.remove(list.size() - 1);
        }
        List<T> more = new ArrayList<>();
        while (list.size() + more.size() < size) {
            more.add(maker.get());
        }
        list.addAll(more);
    }
}
