package ringside.machine.state;

import java.util.Arrays;

/** DR0 to DR3, DR6 and DR7 (SDM volume 3, 17.2). */
public final class DebugRegisters {
    static final int STATUS = 6;
    static final int CONTROL = 7;
    private static final int REGISTERS = 8;
    /** DR6: a breakpoint was hit, by its number. */
    private static final long HIT = 1;
    /** DR6: MOV to or from a debug register while DR7.GD was set. */
    public static final long GUARD = 1 << 13;
    /** DR6: single step. */
    public static final long STEP = 1 << 14;
    /** How many breakpoints there are. */
    public static final int BREAKPOINTS = 4;
    private static final int KINDS = 16;
    private static final int LENGTHS = 18;
    private static final int EACH = 4;
    private static final long ENABLED = 0xff;
    private static final long GENERAL_DETECT = 1 << 13;

    /** What a breakpoint waits for: the field R/W of DR7. */
    public enum Kind {
        /** An instruction that begins at the address. */
        EXECUTE,
        /** Data that is written. */
        WRITE,
        /** An I/O port, with CR4.DE. */
        PORT,
        /** Data that is read or written. */
        ACCESS
    }

    /** Bits of DR6 that always read as 1, and those that can be written. */
    private static final long STATUS_ONES = 0xffff0ff0L;
    private static final long STATUS_BITS = 0xe00fL;
    /** The bit of DR7 that always reads as 1, and those that can be written. */
    private static final long CONTROL_ONES = 0x400L;
    private static final long CONTROL_BITS = 0xffff2bffL;

    private final long[] values = new long[REGISTERS];

    DebugRegisters() {
        values[STATUS] = STATUS_ONES;
        values[CONTROL] = CONTROL_ONES;
    }

    /**
     * Returns a register.
     *
     * @param number 0 to 7; 4 and 5 are other names of 6 and 7
     */
    public long get(int number) {
        return values[number | (number & 4) >> 1];
    }

    /**
     * Writes a register; bits that are fixed stay as they are.
     *
     * @param number 0 to 7; 4 and 5 are other names of 6 and 7
     */
    public void set(int number, long value) {
        switch (number) {
            case 4, STATUS -> values[STATUS] = value & STATUS_BITS | STATUS_ONES;
            case 5, CONTROL -> values[CONTROL] = value & CONTROL_BITS | CONTROL_ONES;
            default -> values[number] = value;
        }
    }

    /** Returns DR6. */
    public long status() {
        return values[STATUS];
    }

    /** Tells whether any breakpoint is on, locally or globally. */
    public boolean armed() {
        return (values[CONTROL] & ENABLED) != 0;
    }

    /** Tells whether a breakpoint is on, locally or globally. */
    public boolean enabled(int number) {
        return (values[CONTROL] >>> 2 * number & 3) != 0;
    }

    /** Returns what a breakpoint waits for. */
    public Kind kind(int number) {
        return kind(values[CONTROL], number);
    }

    /** Returns what a breakpoint waits for, where DR7 holds this. */
    public static Kind kind(long control, int number) {
        return Kind.values()[(int) (control >>> KINDS + EACH * number & 3)];
    }

    /** Returns how many bytes a breakpoint covers: 1, 2, 4 or 8. */
    public int length(int number) {
        return switch ((int) (values[CONTROL] >>> LENGTHS + EACH * number & 3)) {
            case 0 -> 1;
            case 1 -> 2;
            case 2 -> 8;
            default -> 4;
        };
    }

    /** Returns the first address that a breakpoint covers: the lower bits that its length has do not count. */
    public long address(int number) {
        return values[number] & -length(number);
    }

    /** Returns the breakpoints that wait for an instruction at an address, as bits of DR6. */
    public long executed(long address) {
        long hits = 0;
        for (int i = 0; i < BREAKPOINTS; i++) {
            if (enabled(i) && kind(i) == Kind.EXECUTE && values[i] == address) {
                hits |= HIT << i;
            }
        }
        return hits;
    }

    /** Returns the breakpoints that wait for an access to any of some bytes, as bits of DR6. */
    public long accessed(long address, int bytes, boolean write) {
        long hits = 0;
        for (int i = 0; i < BREAKPOINTS; i++) {
            boolean waits = enabled(i) && (kind(i) == Kind.ACCESS || write && kind(i) == Kind.WRITE);
            long from = address(i);
            if (waits && (address - from >= 0 ? address - from < length(i) : from - address < bytes)) {
                hits |= HIT << i;
            }
        }
        return hits;
    }

    /** Returns the breakpoints that wait for any of some I/O ports, as bits of DR6; they count with CR4.DE only. */
    public long ports(int first, int count) {
        long hits = 0;
        for (int i = 0; i < BREAKPOINTS; i++) {
            long from = address(i);
            if (enabled(i) && kind(i) == Kind.PORT && first < from + length(i) && from < first + count) {
                hits |= HIT << i;
            }
        }
        return hits;
    }

    /** Tells whether any breakpoint that is on waits for data. */
    public boolean watchesData() {
        for (int i = 0; i < BREAKPOINTS; i++) {
            if (enabled(i) && (kind(i) == Kind.WRITE || kind(i) == Kind.ACCESS)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether MOV to and from debug registers is a debug exception of its own. */
    public boolean guarded() {
        return (values[CONTROL] & GENERAL_DETECT) != 0;
    }

    /** Notes what a debug exception is about; the CPU only ever sets these bits, and it takes the guard away. */
    public void happened(long status) {
        values[STATUS] |= status;
        values[CONTROL] &= ~GENERAL_DETECT;
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
