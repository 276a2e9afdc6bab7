package ringside.stepper;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringside.kernel.service.frame.Slot;
import ringside.machine.code.Instruction;
import ringside.machine.state.Register;
import ringside.stepper.run.Tape;
import ringside.stepper.value.Hex;

/** Everything that can be seen of a tape at a position, for exact comparison. */
final class Picture {
    private Picture() {
    }

    static Map<String, Object> of(Tape tape) {
        var kernel = tape.engine().kernel();
        Map<String, Object> picture = new TreeMap<>();
        for (Register register : Register.values()) {
            picture.put(register.label(), Hex.of(kernel.machine().cpu().get(register)));
        }
        for (Slot slot : kernel.ptRegs().slots()) {
            picture.put("slot " + slot.name(), slot);
        }
        picture.put("flags", kernel.threadFlags().set());
        picture.put("off", kernel.switchedOff().toString());
        picture.put("memory and task", kernel.save().fingerprint());
        long rip = kernel.machine().cpu().get(Register.RIP);
        picture.put("next", kernel.machine().cpu().instructionAt(rip).map(Instruction::text));
        picture.put("ended", tape.ended());
        picture.put("step", tape.step());
        return picture;
    }

    /** What views see. */
    static String of(Session session) {
        StringBuilder text = new StringBuilder();
        var state = EcoreUtil.copy(session.state());
        state.setLength(0);
        text.append(state.getStep()).append(' ').append(Hex.of(state.getRip())).append(' ').append(state.getPhase())
                .append(' ')
                .append(state.getEnded()).append('\n');
        state.getRegisters().forEach(r -> text.append(r.getName()).append('=').append(Hex.of(r.getValue()))
                .append('\n'));
        state.getSlots().forEach(s -> text.append(s.getName()).append('=').append(Hex.of(s.getValue())).append(' ')
                .append(s.getWriter())
                .append('\n'));
        state.getFlags().forEach(f -> text.append(f.getName()).append('=').append(f.isSet()).append('\n'));
        text.append(state.getVerdict().getSign());
        return text.toString();
    }
}
