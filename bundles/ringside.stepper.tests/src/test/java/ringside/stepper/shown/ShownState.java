package ringside.stepper.shown;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import ringside.kernel.BootedKernel;
import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.CheckStatus;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Operand;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.FlagBit;
import ringside.kernel.profile.FlagMask;
import ringside.kernel.service.frame.Slot;
import ringside.machine.state.Register;
import ringside.model.CheckValue;
import ringside.model.RegisterValue;
import ringside.model.RingsidePackage;
import ringside.model.SlotValue;
import ringside.model.State;
import ringside.model.ThreadFlagValue;
import ringside.model.VerdictValue;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.returns.CheckTense;
import ringside.stepper.returns.Prospect;
import ringside.stepper.run.Engine;
import ringside.stepper.run.Tape;

/** Holds a shown state against the kernel that it is to show, field by field. */
final class ShownState {
    private final List<String> differences = new ArrayList<>();

    private ShownState() {
    }

    /** {@return every field that shows another thing than the kernel holds, in the order of the model} */
    static List<String> differences(State state, Tape tape, Prospect prospect) {
        ShownState comparison = new ShownState();
        BootedKernel kernel = tape.engine().kernel();
        comparison.same("state", "step", state.getStep(), tape.step());
        comparison.same("state", "rip", state.getRip(), kernel.machine().cpu().get(Register.RIP));
        comparison.place(state, tape.engine());
        comparison.same("state", "cpl", state.getCpl(), kernel.machine().cpu().cpl());
        comparison.same("state", "ended", state.getEnded(), tape.ended().orElse(null));
        comparison.registers(state.getRegisters(), kernel);
        comparison.slots(state.getSlots(), kernel.ptRegs().slots(), prospect.before().isPresent());
        comparison.flags(state.getFlags(), kernel);
        comparison.verdict(state.getVerdict(), prospect);
        return comparison.differences;
    }

    /** {@return a number made of every attribute of the state and all that is in it, but for the recorded length} */
    static int digest(State state) {
        int digest = attributes(state);
        for (Iterator<EObject> all = state.eAllContents(); all.hasNext();) {
            digest = digest * 31 + attributes(all.next());
        }
        return digest;
    }

    private static int attributes(EObject element) {
        int digest = 7;
        for (EAttribute attribute : element.eClass().getEAllAttributes()) {
            if (attribute != RingsidePackage.Literals.STATE__LENGTH) {
                digest = digest * 31 + Objects.hashCode(element.eGet(attribute));
            }
        }
        return digest;
    }

    private void same(String element, String field, Object shown, Object held) {
        if (!Objects.equals(shown, held)) {
            differences.add(element + " " + field + ": shown is " + shown + ", the kernel holds " + held);
        }
    }

    private void place(State state, Engine engine) {
        CodeLine line = engine.lineAt(engine.rip());
        String place = engine.kernel().machine().cpu().cpl() == 0 ? "kernel" : "user";
        same("state", "phase", state.getPhase().getLiteral(), line == null ? place : line.phase());
        same("state", "routine", state.getRoutine(), line == null ? "" : line.routine());
    }

    private void registers(List<RegisterValue> shown, BootedKernel kernel) {
        same("registers", "number", shown.size(), Register.values().length);
        for (Register register : Register.values()) {
            RegisterValue value = shown.get(register.ordinal());
            same(register.label(), "name", value.getName(), register.label());
            same(register.label(), "value", value.getValue(), kernel.machine().cpu().get(register));
        }
    }

    private void slots(List<SlotValue> shown, List<Slot> slots, boolean visited) {
        same("slots", "number", shown.size(), slots.size());
        for (int i = 0; i < slots.size(); i++) {
            SlotValue value = shown.get(i);
            Slot slot = slots.get(i);
            same(slot.name(), "name", value.getName(), slot.name());
            same(slot.name(), "offset", value.getOffset(), slot.offset());
            same(slot.name(), "address", value.getAddress(), slot.address());
            same(slot.name(), "value", value.getValue(), slot.value());
            same(slot.name(), "written", value.isWritten(), slot.written());
            same(slot.name(), "left", value.isLeft(), visited && !slot.written());
            same(slot.name(), "writer", value.getWriter().name(), slot.writer().name());
        }
    }

    private void flags(List<ThreadFlagValue> shown, BootedKernel kernel) {
        List<FlagBit> flags = kernel.profile().flags();
        same("flags", "number", shown.size(), flags.size());
        for (int i = 0; i < flags.size(); i++) {
            ThreadFlagValue value = shown.get(i);
            FlagBit flag = flags.get(i);
            same(flag.name(), "name", value.getName(), flag.name());
            same(flag.name(), "word", value.getWord(), flag.word());
            same(flag.name(), "bit", value.getBit(), flag.bit());
            same(flag.name(), "sticky", value.isSticky(), flag.sticky());
            same(flag.name(), "work", value.getWork(), flag.work());
            same(flag.name(), "meaning", value.getMeaning(), flag.meaning());
            same(flag.name(), "set", value.isSet(), kernel.threadFlags().set().contains(flag.name()));
            for (FlagMask mask : kernel.profile().flagMasks()) {
                same(flag.name(), "mask " + mask.name(), value.getMasks().contains(mask.name()),
                        mask.members().contains(flag.name()));
            }
        }
    }

    private void verdict(VerdictValue shown, Prospect prospect) {
        same("verdict", "stage", shown.getStage().name(), prospect.stage().name());
        same("verdict", "path", shown.isSetPath() ? shown.getPath().getLiteral() : null,
                prospect.path().map(Path::label).orElse(null));
        same("verdict", "reason", shown.isSetReason() ? shown.getReason().name() : null,
                prospect.reason().map(Enum::name).orElse(null));
        same("verdict", "sign", shown.getSign(), prospect.sign());
        same("verdict", "summary", shown.getSummary(), prospect.summary());
        same("verdict", "remark", shown.getRemark(), prospect.remark());
        same("verdict", "number of checks", shown.getResults().size(), prospect.checks().size());
        for (int i = 0; i < prospect.checks().size(); i++) {
            CheckTense check = prospect.checks().get(i);
            same(check.result().id().name(), "asked", shown.getResults().get(i).getAsked(), check.asked().orElse(-1));
            same(check.result().id().name(), "told", shown.getResults().get(i).getTold(), check.told());
            same(check.result().id().name(), "changed", shown.getResults().get(i).isChanged(), check.changed());
            check(shown.getResults().get(i), check.result());
        }
    }

    private void check(CheckValue shown, CheckResult check) {
        String id = check.id().name();
        same(id, "id", shown.getId().name(), id);
        same(id, "title", shown.getTitle(), check.title());
        same(id, "status", shown.getStatus().name(), check.status().name());
        same(id, "holds", shown.isHolds(), check.holds());
        same(id, "sentence", shown.getSentence(), check.sentence());
        same(id, "why", shown.getWhy(), check.reason());
        same(id, "hazard", shown.getHazard(), check.hazard());
        same(id, "remedy", shown.getRemedy(), check.remedy());
        same(id, "enabled", shown.isEnabled(), check.status() != CheckStatus.OFF);
        same(id, "number of operands", shown.getOperands().size(), check.operands().size());
        for (int i = 0; i < check.operands().size(); i++) {
            Operand operand = check.operands().get(i);
            same(id, "operand " + i, shown.getOperands().get(i).getName(), operand.name());
            same(id, "slot of operand " + operand.name(), shown.getOperands().get(i).getSlot(),
                    operand.slot().map(DecidingSlot::label).orElse(null));
            same(id, "operand " + operand.name(), shown.getOperands().get(i).getValue(), operand.value());
        }
    }
}
