package ringside.machine.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ringside.machine.Cpu;
import ringside.machine.execute.Op;
import ringside.machine.execute.OpCode;
import ringside.machine.memory.PageBytes;

/** The decoded instructions by address. Not part of saved states. */
public final class CodeMap {
    private final Map<Long, CodePage> pages = new HashMap<>();
    private Runnable changed = () -> { };
    private InstructionReader reader = (address, bytes) -> Optional.empty();

    public CodeMap() {
    }

    /** Instructions that start in one page. */
    public static final class CodePage {
        private static final Op[] NOTHING = new Op[PageBytes.SIZE];
        /** A page without decoded instructions. */
        public static final CodePage EMPTY = new CodePage();

        /** By offset: 64-bit instructions that need nothing but to be executed; null for all others. */
        public final Op[] plain = new Op[PageBytes.SIZE];
        /** The same for 32-bit instructions. */
        private Op[] compat = NOTHING;
        private final Entry[] entries = new Entry[PageBytes.SIZE];

        public Entry entry(int offset) {
            return entries[offset];
        }

        /** Returns the instructions that need nothing but to be executed in code of 64 or 32 bits. */
        public Op[] plain(int bits) {
            return bits == 64 ? plain : compat;
        }

        private void refresh(int offset) {
            Entry entry = entries[offset];
            boolean wide = entry.instruction.bits() == 64;
            if (!wide && compat == NOTHING) {
                compat = new Op[PageBytes.SIZE];
            }
            plain[offset] = wide && entry.plain() ? entry.op : null;
            if (compat != NOTHING) {
                compat[offset] = !wide && entry.plain() ? entry.op : null;
            }
        }
    }

    /** One instruction and what was done to it. */
    public static final class Entry {
        private final Instruction instruction;
        private Op op;
        private boolean stop;

        Entry(Instruction instruction) {
            this.instruction = instruction;
            op = instruction.op();
        }

        public Instruction instruction() {
            return instruction;
        }

        public Op op() {
            return op;
        }

        public boolean stop() {
            return stop;
        }

        private boolean plain() {
            return !stop && instruction.service() == null && !instruction.endMark() && !crossesPage();
        }

        public boolean crossesPage() {
            return (instruction.address() & PageBytes.OFFSET) + instruction.length() > PageBytes.SIZE;
        }
    }

    /** Sets who reads 32-bit code that was not added here; nobody does at first, and such code ends a run. */
    public void reader(InstructionReader wanted) {
        reader = Objects.requireNonNull(wanted, "reader");
    }

    public InstructionReader reader() {
        return reader;
    }

    public void onChange(Runnable observer) {
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
        Op nop = new Op(entry.instruction);
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

    /** Returns the instructions of a page, {@link CodePage#EMPTY} when there are none. */
    public CodePage page(long number) {
        return pages.getOrDefault(number, CodePage.EMPTY);
    }

    public Entry entry(long address) {
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
        pages.get(address >> PageBytes.SHIFT).refresh(offset(address));
        changed.run();
    }

    private static int offset(long address) {
        return (int) address & PageBytes.OFFSET;
    }
}
