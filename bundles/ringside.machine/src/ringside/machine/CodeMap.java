package ringside.machine;

import java.util.HashMap;
import java.util.Map;

/** The decoded instructions by address. Not part of saved states. */
public final class CodeMap {
    private final Map<Long, CodePage> pages = new HashMap<>();
    private Runnable changed = () -> { };

    CodeMap() {
    }

    /** Instructions that start in one page. */
    static final class CodePage {
        /** By offset: instructions that need nothing but to be executed; null for all others. */
        final Op[] plain = new Op[PageBytes.SIZE];
        private final Entry[] entries = new Entry[PageBytes.SIZE];

        Entry entry(int offset) {
            return entries[offset];
        }
    }

    /** One instruction and what was done to it. */
    static final class Entry {
        private final Instruction instruction;
        private Op op;
        private boolean stop;

        Entry(Instruction instruction) {
            this.instruction = instruction;
            op = instruction.op();
        }

        Instruction instruction() {
            return instruction;
        }

        Op op() {
            return op;
        }

        boolean stop() {
            return stop;
        }

        private boolean plain() {
            return !stop && instruction.service() == null && !instruction.endMark() && !crossesPage();
        }

        boolean crossesPage() {
            return (instruction.address() & PageBytes.OFFSET) + instruction.length() > PageBytes.SIZE;
        }
    }

    void onChange(Runnable observer) {
        changed = observer;
    }

    /**
     * Returns the instruction that starts at an address, null when there is none. A replaced one is returned as it was.
     */
    public Instruction at(long address) {
        Entry entry = entry(address);
        return entry == null ? null : entry.instruction;
    }

    /** Adds an instruction, in place of one at the same address. */
    public void add(Instruction instruction) {
        long address = instruction.address();
        CodePage page = pages.computeIfAbsent(address >> PageBytes.SHIFT, number -> new CodePage());
        page.entries[offset(address)] = new Entry(instruction);
        refresh(address);
    }

    /**
     * Makes the CPU skip an instruction as if it were a NOP of the same length.
     *
     * @throws IllegalArgumentException when no instruction starts there
     */
    public void replaceByNop(long address) {
        Entry entry = existing(address);
        Op nop = new Op(entry.instruction, address, entry.instruction.op().next);
        nop.code = OpCode.NOP;
        entry.op = nop;
        refresh(address);
    }

    /**
     * Undoes {@link #replaceByNop}.
     *
     * @throws IllegalArgumentException when no instruction starts there
     */
    public void restore(long address) {
        Entry entry = existing(address);
        entry.op = entry.instruction.op();
        refresh(address);
    }

    /** Tells whether {@link #replaceByNop} is in force at an address. */
    public boolean replaced(long address) {
        Entry entry = entry(address);
        return entry != null && entry.op != entry.instruction.op();
    }

    /**
     * Sets or removes a stop mark: {@link Cpu#run} comes back before it executes the instruction, unless it is the
     * first of the run.
     *
     * @throws IllegalArgumentException when no instruction starts there
     */
    public void stopAt(long address, boolean on) {
        existing(address).stop = on;
        refresh(address);
    }

    /** Returns the instructions of a page, null when there are none. */
    CodePage page(long number) {
        return pages.get(number);
    }

    Entry entry(long address) {
        CodePage page = pages.get(address >> PageBytes.SHIFT);
        return page == null ? null : page.entries[offset(address)];
    }

    private Entry existing(long address) {
        Entry entry = entry(address);
        if (entry == null) {
            throw new IllegalArgumentException("no instruction starts at 0x" + Long.toHexString(address));
        }
        return entry;
    }

    private void refresh(long address) {
        Entry entry = existing(address);
        pages.get(address >> PageBytes.SHIFT).plain[offset(address)] = entry.plain() ? entry.op : null;
        changed.run();
    }

    private static int offset(long address) {
        return (int) address & PageBytes.OFFSET;
    }
}
