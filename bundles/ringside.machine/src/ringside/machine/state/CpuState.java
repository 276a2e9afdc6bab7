package ringside.machine.state;

import java.util.Arrays;

/** The registers and what was pending, as numbers. */
public final class CpuState {
    private static final Register[] NAMED = Register.values();
    private static final int UNNAMED = 2;

    private final long[] values = new long[NAMED.length + UNNAMED];
    private final long[] pending;
    private final Segments.Saved segments;
    private final long[] tables;
    private final long random;
    private final long clock;
    private final long clockSeen;

    public CpuState(Registers registers, Pending waiting) {
        for (int i = 0; i < NAMED.length; i++) {
            values[i] = registers.get(NAMED[i]);
        }
        values[NAMED.length] = registers.cr0;
        values[NAMED.length + 1] = registers.cr8;
        pending = waiting.save();
        segments = registers.segments.save();
        tables = registers.tables.save();
        random = registers.random.save();
        clock = registers.clock.save();
        clockSeen = registers.clock.seen();
    }

    public void writeTo(Registers registers, Pending waiting) {
        for (int i = 0; i < NAMED.length; i++) {
            registers.set(NAMED[i], values[i]);
        }
        registers.cr0 = values[NAMED.length];
        registers.cr8 = values[NAMED.length + 1];
        waiting.restore(pending);
        registers.segments.restore(segments);
        registers.tables.restore(tables);
        registers.random.restore(random);
        registers.clock.restore(clock, clockSeen != 0);
    }

    public boolean sameAs(CpuState other) {
        return Arrays.equals(values, other.values) && Arrays.equals(pending, other.pending)
                && segments.equals(other.segments) && Arrays.equals(tables, other.tables) && random == other.random
                && clockSeen == other.clockSeen;
    }

    public long hash() {
        long hash = 0;
        for (long value : values) {
            hash = Hash.join(hash, value);
        }
        for (long value : pending) {
            hash = Hash.join(hash, value);
        }
        for (long value : tables) {
            hash = Hash.join(hash, value);
        }
        return Hash.join(Hash.join(Hash.join(hash, random), clockSeen), segments.hashCode());
    }
}
