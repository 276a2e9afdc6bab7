package ringside.ui.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;

import ringside.model.RegisterValue;
import ringside.model.SlotValue;
import ringside.model.State;
import ringside.model.Writer;
import ringside.ui.Messages;

/**
 * The kernel stack around pt_regs as rows, the highest address first, so that the frame grows downwards as it is
 * filled.
 */
final class StackPicture {

    private static final int SLOT_BYTES = 8;

    private StackPicture() {
    }

    static List<SlotRow> rows(State now, State before) {
        List<SlotValue> slots = now.getSlots();
        if (slots.isEmpty()) {
            return List.of();
        }
        Map<String, SlotValue> old = new HashMap<>();
        before.getSlots().forEach(slot -> old.put(slot.getName(), slot));
        long rsp = rsp(now);
        long bottom = slots.get(0).getAddress();
        long top = slots.get(slots.size() - 1).getAddress() + SLOT_BYTES;
        List<SlotRow> rows = new ArrayList<>();
        rows.add(SlotRow.context(Messages.PtRegs_stackTop, top, rsp == top));
        for (int i = slots.size() - 1; i >= 0; i--) {
            SlotValue slot = slots.get(i);
            rows.add(row(slot, old.getOrDefault(slot.getName(), slot), rsp));
        }
        if (Long.compareUnsigned(rsp, bottom) < 0 && bottom - rsp < Integer.MAX_VALUE) {
            rows.add(SlotRow.context(NLS.bind(Messages.PtRegs_below, bottom - rsp), rsp, true));
        } else {
            rows.add(SlotRow.context(Messages.PtRegs_free, bottom - SLOT_BYTES, false));
        }
        rows.add(SlotRow.context(Messages.PtRegs_threadInfo, bottom - SLOT_BYTES, false));
        return rows;
    }

    private static SlotRow row(SlotValue slot, SlotValue old, long rsp) {
        boolean changed = slot.isWritten() && (!old.isWritten() || slot.getValue() != old.getValue()
                || slot.getWriter() != old.getWriter());
        return new SlotRow(slot.getName(), false, slot.getOffset(), slot.getAddress(), slot.getValue(), old.getValue(),
                slot.isWritten(), changed, words(slot.getWriter()), rsp == slot.getAddress());
    }

    private static String words(Writer writer) {
        return switch (writer) {
            case NONE -> "";
            case HARDWARE -> Messages.PtRegs_byHardware;
            case ENTRY_CODE -> Messages.PtRegs_byEntry;
            case C -> Messages.PtRegs_byC;
            case SERVICE -> Messages.PtRegs_byService;
            case TRACER -> Messages.PtRegs_byTracer;
            case USER_EDIT -> Messages.PtRegs_byYou;
        };
    }

    private static long rsp(State state) {
        for (RegisterValue register : state.getRegisters()) {
            if (register.getName().equals("rsp")) {
                return register.getValue();
            }
        }
        return 0;
    }
}
