package ringside.machine.state;

import java.util.Arrays;

/** DR0 to DR3, DR6 and DR7 (SDM volume 3, 17.2). */
public final class DebugRegisters {
    private static final int STATUS = 6;
    private static final int CONTROL = 7;
    private static final int REGISTERS = 8;
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

    long[] save() {
        return values.clone();
    }

    void restore(long[] saved) {
        System.arraycopy(saved, 0, values, 0, REGISTERS);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
