package ringside.ui.views;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import ringside.model.RegisterValue;
import ringside.model.RingsidePackage.Literals;
import ringside.model.SlotValue;
import ringside.model.StackWord;
import ringside.model.State;
import ringside.model.Writer;
import ringside.stepper.shown.StateDifference;
import ringside.stepper.value.Texts;
import ringside.ui.Messages;

/**
 * The kernel stack as rows, the highest address first, so that the frame grows downwards as it is filled; then both
 * sides of RSP and thread_info. Always as many rows, so that nothing jumps.
 */
final class StackPicture {

    private static final int SLOT_BYTES = 8;
    private static final long NEAR = 0x4000;

    private StackPicture() {
    }

    static List<SlotRow> rows(State now, StateDifference difference) {
        List<SlotValue> slots = now.getSlots();
        if (slots.isEmpty()) {
            return List.of();
        }
        long rsp = rsp(now);
        long bottom = slots.get(0).getAddress();
        long top = slots.get(slots.size() - 1).getAddress() + SLOT_BYTES;
        List<SlotRow> rows = new ArrayList<>();
        rows.add(SlotRow.heading(Messages.PtRegs_stackTop, top, rsp == top));
        for (int i = slots.size() - 1; i >= 0; i--) {
            SlotValue slot = slots.get(i);
            rows.add(row(slot, difference, rsp));
        }
        rows.add(SlotRow.heading(place(rsp, bottom, top), rsp, false));
        now.getStack().forEach(word -> rows.add(stackWord(word, rsp)));
        rows.add(SlotRow.heading(Messages.PtRegs_threadInfo, threadInfo(now), false));
        now.getThreadInfo().forEach(word -> rows.add(infoWord(word, difference)));
        return rows;
    }

    /** Where RSP stands, in words. */
    private static String place(long rsp, long bottom, long top) {
        if (rsp >= 0) {
            return Messages.PtRegs_rspUser;
        }
        if (Long.compareUnsigned(rsp, bottom) >= 0 && Long.compareUnsigned(rsp, top) <= 0) {
            return Messages.PtRegs_rspFrame;
        }
        long below = bottom - rsp;
        return below > 0 && below < NEAR ? NLS.bind(Messages.PtRegs_below, below) : Messages.PtRegs_rspElsewhere;
    }

    private static SlotRow stackWord(StackWord word, long rsp) {
        boolean free = Long.compareUnsigned(word.getAddress(), rsp) < 0;
        String note = free ? Messages.PtRegs_free : word.getNote();
        return new SlotRow(SlotRow.Kind.WORD, word.getName(), 0, word.getAddress(), word.getValue(), word.getValue(),
                word.isMapped(), false, false, note, word.getAddress() == rsp);
    }

    private static SlotRow infoWord(StackWord word, StateDifference difference) {
        long old = difference.before(word);
        return new SlotRow(SlotRow.Kind.WORD, word.getName(), 0, word.getAddress(), word.getValue(), old,
                word.isMapped(), false, word.getValue() != old, "", false);
    }

    private static long threadInfo(State state) {
        return state.getThreadInfo().isEmpty() ? 0 : state.getThreadInfo().get(0).getAddress();
    }

    private static SlotRow row(SlotValue slot, StateDifference difference, long rsp) {
        boolean changed = slot.isWritten() && (difference.changed(slot, Literals.SLOT_VALUE__WRITTEN)
                || difference.changed(slot, Literals.SLOT_VALUE__VALUE)
                || difference.changed(slot, Literals.SLOT_VALUE__WRITER));
        return new SlotRow(SlotRow.Kind.SLOT, slot.getName(), slot.getOffset(), slot.getAddress(), slot.getValue(),
                difference.before(slot), slot.isWritten(), slot.isLeft(), changed, slot.isLeft() ? Messages.PtRegs_left
                        : words(slot.getWriter()), rsp == slot
                                .getAddress());
    }

    private static String words(Writer writer) {
        return switch (writer) {
            case NONE -> "";
            case HARDWARE -> Texts.SEAM.text("byHardware");
            case ENTRY_CODE -> Texts.SEAM.text("byEntry");
            case C -> Texts.SEAM.text("byC");
            case SERVICE -> Texts.SEAM.text("byService");
            case TRACER -> Texts.SEAM.text("byTracer");
            case USER_EDIT -> Texts.SEAM.text("byYou");
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
