package ringside.stepper.shown;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.common.util.EList;
import ringside.kernel.BootedKernel;
import ringside.kernel.service.frame.PtSlot;
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
    private final List<Place> threadInfo = new ArrayList<>();

    /** Where a word of thread_info stands. */
    private record Place(String name, long address, int bytes) {
    }

    StackWords(Engine engine) {
        kernel = engine.kernel();
        lines = engine.lines();
        for (String name : kernel.profile().flagWords()) {
            add(name, kernel.profile().wordBytes(name));
        }
        add(STATUS, STATUS_BYTES);
    }

    private void add(String name, int bytes) {
        threadInfo.add(new Place(name, kernel.threadFlags().address(name), bytes));
    }

    /** Makes the words, without values yet. */
    void shape(State state) {
        state.getStack().clear();
        for (int i = ABOVE; i >= -BELOW; i--) {
            state.getStack().add(word(i == 0 ? "rsp" : String.format("rsp%+d", i * QUADWORD)));
        }
        state.getThreadInfo().clear();
        threadInfo.forEach(place -> state.getThreadInfo().add(word(place.name())));
    }

    private static StackWord word(String name) {
        StackWord word = RingsideFactory.eINSTANCE.createStackWord();
        word.setName(name);
        word.setNote("");
        return word;
    }

    /** Brings the words up to date. */
    void publish(State state) {
        long rsp = kernel.machine().cpu().get(Register.RSP);
        EList<StackWord> stack = state.getStack();
        for (int i = 0; i < stack.size(); i++) {
            StackWord word = stack.get(i);
            if (fill(word, rsp + (long) (ABOVE - i) * QUADWORD, QUADWORD)) {
                Attribute.write(word, StackWord::getNote, StackWord::setNote, i > ABOVE ? "" : note(word));
            }
        }
        for (int i = 0; i < threadInfo.size(); i++) {
            fill(state.getThreadInfo().get(i), threadInfo.get(i).address(), threadInfo.get(i).bytes());
        }
    }

    /** {@return true when the word is another one than before, or has another value} */
    private boolean fill(StackWord word, long address, int bytes) {
        Memory memory = kernel.machine().memory();
        boolean mapped = memory.mapped(address) && memory.mapped(address + bytes - 1);
        long value = mapped ? memory.read(address, bytes) : 0;
        boolean differs = word.getAddress() != address || word.isMapped() != mapped || word.getValue() != value;
        Attribute.write(word, StackWord::getAddress, StackWord::setAddress, address);
        Attribute.write(word, StackWord::isMapped, StackWord::setMapped, mapped);
        Attribute.write(word, StackWord::getValue, StackWord::setValue, value);
        return differs;
    }

    /** A slot is called by its name; a word that is the address of an instruction most likely leads back there. */
    private String note(StackWord word) {
        long offset = word.getAddress() - kernel.ptRegs().address();
        if (offset >= 0 && offset < PtSlot.SIZE && offset % QUADWORD == 0) {
            return Texts.SESSION.text("stack.slot", PtSlot.values()[(int) offset / QUADWORD].label());
        }
        CodeLine line = word.isMapped() ? lines.at(word.getValue()) : null;
        return line == null ? "" : Texts.SESSION.text("stack.back", line.routine());
    }
}
