package ringside.stepper.shown;

import java.util.List;
import ringside.kernel.BootedKernel;
import ringside.kernel.profile.FlagBit;
import ringside.kernel.profile.FlagMask;
import ringside.kernel.service.frame.PtSlot;
import ringside.machine.state.Register;
import ringside.model.RegisterValue;
import ringside.model.RingsideFactory;
import ringside.model.SlotValue;
import ringside.model.State;
import ringside.model.ThreadFlagValue;

/** Fills the shown state with the elements that a kernel needs, without values yet: it may have other thread flags. */
final class StateShape {
    private static final RingsideFactory MAKE = RingsideFactory.eINSTANCE;

    private StateShape() {
    }

    static void shape(State state, BootedKernel kernel) {
        state.getRegisters().clear();
        for (Register register : Register.values()) {
            RegisterValue value = MAKE.createRegisterValue();
            value.setName(register.label());
            state.getRegisters().add(value);
        }
        state.getSlots().clear();
        for (PtSlot slot : PtSlot.values()) {
            SlotValue value = MAKE.createSlotValue();
            value.setName(slot.label());
            value.setOffset(slot.offset());
            value.setAddress(kernel.ptRegs().address() + slot.offset());
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
        value.getMasks().addAll(masks);
        return value;
    }
}
