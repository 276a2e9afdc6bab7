package ringside.kernel.service.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

import ringside.machine.code.Instruction;
import ringside.machine.memory.Memory;
import ringside.machine.memory.MemoryWatch;

/**
 * The user's registers on the kernel stack of the task: values from memory, and who wrote each slot since the kernel
 * was
 * entered. Every access of the CPU is watched, so a slot that nobody wrote is known as such, and reading it is
 * reported.
 */
public final class PtRegs {

    private static final PtSlot[] SLOTS = PtSlot.values();
    private static final Writer[] WRITERS = Writer.values();
    private static final byte BY_HARDWARE = (byte) Writer.HARDWARE.ordinal();
    private static final byte BY_ENTRY_CODE = (byte) Writer.ENTRY_CODE.ordinal();
    private static final byte BY_C = (byte) Writer.C.ordinal();

    private final Memory memory;
    private final long base;
    private final LongPredicate inC;
    private final boolean roomLater;
    private final UnwrittenRead onUnwritten;
    private final byte[] writers = new byte[SLOTS.length];
    private int justWritten;

    /** Told of a read of a slot that nobody wrote. */
    public interface UnwrittenRead {
        void read(PtSlot slot, Instruction by);
    }

    /**
     * @param base      where pt_regs of the task begins
     * @param inC       whether the instruction at an address belongs to a routine that stands for C
     * @param roomLater whether the kernel makes room for slots r15 to bx only when it saves them: until then they are
     *                  a part of the stack like any other
     */
    public PtRegs(Memory memory, long base, LongPredicate inC, boolean roomLater, UnwrittenRead onUnwritten) {
        this.memory = memory;
        this.base = base;
        this.inC = inC;
        this.roomLater = roomLater;
        this.onUnwritten = onUnwritten;
        memory.watch(base, PtSlot.SIZE, new Watch());
    }

    /** Virtual address of the first slot. */
    public long address() {
        return base;
    }

    /** All slots in memory order. */
    public List<Slot> slots() {
        List<Slot> all = new ArrayList<>(SLOTS.length);
        for (PtSlot slot : SLOTS) {
            all.add(slot(slot));
        }
        return all;
    }

    /** One slot. */
    public Slot slot(PtSlot slot) {
        Writer writer = writer(slot);
        return new Slot(slot.label(), slot.offset(), base + slot.offset(), get(slot), writer != Writer.NONE, writer);
    }

    /** The value of a slot, written or not. */
    public long get(PtSlot slot) {
        return memory.read(base + slot.offset(), 8);
    }

    /** Who wrote a slot last. */
    public Writer writer(PtSlot slot) {
        return WRITERS[writers[slot.ordinal()]];
    }

    /** Whether a slot was written since the kernel was entered. */
    public boolean written(PtSlot slot) {
        return writers[slot.ordinal()] != 0;
    }

    /**
     * {@return the slots that were written since this was asked last, even with the value that they held: bit {@link
     * PtSlot#ordinal()} for each} No part of saved states.
     */
    public int takeWritten() {
        int taken = justWritten;
        justWritten = 0;
        return taken;
    }

    /** Writes a slot from outside the CPU. */
    public void set(PtSlot slot, long value, Writer writer) {
        memory.write(base + slot.offset(), 8, value);
        mark(slot.ordinal(), (byte) writer.ordinal());
    }

    private void mark(int slot, byte writer) {
        writers[slot] = writer;
        justWritten |= 1 << slot;
    }

    /** The user is back in user mode: nothing on the kernel stack counts any more. */
    public void forget() {
        Arrays.fill(writers, (byte) 0);
    }

    /** Who wrote each slot, to go back to with {@link #restoreWriters}. */
    public byte[] saveWriters() {
        return writers.clone();
    }

    /** Goes back to what {@link #saveWriters} gave. */
    public void restoreWriters(byte[] saved) {
        System.arraycopy(saved, 0, writers, 0, writers.length);
    }

    /** Whether each slot was last written by whom {@link #saveWriters} told then. */
    public boolean sameWriters(byte[] saved) {
        return Arrays.equals(writers, saved);
    }

    /** Called for every access of the CPU to pt_regs: nearly always one whole slot. */
    private final class Watch implements MemoryWatch {

        @Override
        public void read(long address, int bytes, Instruction by) {
            int slot = (int) (address - base) >> 3;
            if (roomLater && usesStack(slot, by)) {
                return;
            }
            if (oneSlot(address, bytes)) {
                if (writers[slot] == 0 && by != null) {
                    onUnwritten.read(SLOTS[slot], by);
                }
                return;
            }
            for (int i = first(slot); i <= last(address, bytes); i++) {
                if (writers[i] == 0 && by != null) {
                    onUnwritten.read(SLOTS[i], by);
                }
            }
        }

        @Override
        public void written(long address, int bytes, Instruction by) {
            byte writer = by == null ? BY_HARDWARE : inC.test(by.address()) ? BY_C : BY_ENTRY_CODE;
            int slot = (int) (address - base) >> 3;
            if (roomLater && usesStack(slot, by)) {
                for (int i = first(slot); i <= last(address, bytes); i++) {
                    writers[i] = 0;
                }
                return;
            }
            if (oneSlot(address, bytes)) {
                mark(slot, writer);
                return;
            }
            for (int i = first(slot); i <= last(address, bytes); i++) {
                mark(i, writer);
            }
        }

        /** Return addresses and saved registers are pushed and popped; slots are moved to and from. */
        private boolean usesStack(int slot, Instruction by) {
            return slot < PtSlot.R11.ordinal() && (by == null || !by.mnemonic().equals("mov"));
        }

        private boolean oneSlot(long address, int bytes) {
            return bytes == 8 && (address & 7) == 0 && address - base >= 0 && address - base < PtSlot.SIZE;
        }

        private int first(int slot) {
            return Math.max(0, slot);
        }

        private int last(long address, int bytes) {
            return Math.min(SLOTS.length - 1, (int) (address + bytes - 1 - base) >> 3);
        }
    }
}
