package ringside.stepper.shown;

import java.util.List;
import java.util.Optional;
import org.eclipse.emf.common.util.EList;
import ringside.kernel.BootedKernel;
import ringside.kernel.service.frame.Slot;
import ringside.machine.memory.Memory;
import ringside.machine.state.Register;
import ringside.model.RingsideFactory;
import ringside.model.StackWord;
import ringside.model.State;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.listing.LineIndex;
import ringside.stepper.run.Engine;
import ringside.stepper.value.Texts;

/** Both sides of RSP and the words of thread_info: always as many words, so that a picture of them stands still. */
final class StackWords {
    private static final int QUADWORD = 8;
    private static final int ABOVE = 2;
    private static final int BELOW = 3;
    private static final int STATUS_BYTES = 4;
    private static final String STATUS = "status";
    private final BootedKernel kernel;
    private final LineIndex lines;

    StackWords(Engine engine) {
        this.kernel = engine.kernel();
        this.lines = engine.lines();
    }

    /** Makes the words, without values yet. */
    void shape(State state) {
        state.getStack().clear();
        for (int i = ABOVE; i >= -BELOW; i--) {
            state.getStack().add(word(i == 0 ? "rsp" : String.format("rsp%+d", i * QUADWORD)));
        }
        state.getThreadInfo().clear();
        kernel.profile().flagWords().forEach(name -> state.getThreadInfo().add(word(name)));
        state.getThreadInfo().add(word(STATUS));
    }

    private static StackWord word(String name) {
        StackWord word = RingsideFactory.eINSTANCE.createStackWord();
        word.setName(name);
        return word;
    }

    /** Brings the words up to date. */
    void publish(State state) {
        long rsp = kernel.machine().cpu().get(Register.RSP);
        List<Slot> slots = kernel.ptRegs().slots();
        EList<StackWord> stack = state.getStack();
        for (int i = 0; i < stack.size(); i++) {
            long address = rsp + (long) (ABOVE - i) * QUADWORD;
            StackWord word = stack.get(i);
            fill(word, address, QUADWORD);
            word.setNote(i > ABOVE ? "" : note(word, slots));
        }
        for (StackWord word : state.getThreadInfo()) {
            boolean status = word.getName().equals(STATUS);
            fill(word, kernel.threadFlags().address(word.getName()), status ? STATUS_BYTES : bytes(word.getName()));
            word.setNote("");
        }
    }

    private int bytes(String name) {
        return kernel.profile().wordBytes(name);
    }

    private void fill(StackWord word, long address, int bytes) {
        Memory memory = kernel.machine().memory();
        boolean mapped = memory.mapped(address) && memory.mapped(address + bytes - 1);
        word.setAddress(address);
        word.setMapped(mapped);
        word.setValue(mapped ? memory.read(address, bytes) : 0);
    }

    /** A slot is called by its name; a word that is the address of an instruction most likely leads back there. */
    private String note(StackWord word, List<Slot> slots) {
        Optional<Slot> slot = slots.stream().filter(s -> s.address() == word.getAddress()).findFirst();
        if (slot.isPresent()) {
            return Texts.SESSION.text("stack.slot", slot.get().name());
        }
        CodeLine line = word.isMapped() ? lines.at(word.getValue()) : null;
        return line == null ? "" : Texts.SESSION.text("stack.back", line.routine());
    }
}
