package ringside.stepper.listing;

import java.util.List;

/** Finds the listing line of an address without allocating: it is asked at every recorded step. */
public final class LineIndex {
    private static final int MIX = 0x9e3779b1;
    private final long[] keys;
    private final CodeLine[] lines;
    private final boolean[] deciding;
    private final int mask;
    private final List<CodeLine> order;

    public LineIndex(List<CodeLine> all) {
        int capacity = Integer.highestOneBit(Math.max(16, all.size() * 3)) << 1;
        mask = capacity - 1;
        keys = new long[capacity];
        lines = new CodeLine[capacity];
        deciding = new boolean[capacity];
        order = List.copyOf(all);
        all.stream().filter(CodeLine::executable).forEach(this::put);
    }

    private void put(CodeLine line) {
        int at = slot(line.address());
        if (lines[at] == null) {
            keys[at] = line.address();
            lines[at] = line;
            deciding[at] = !line.user() && (line.phase().equals("decision") || line.phase().equals("return"));
        }
    }

    /** The place of the address, or the free place where it would be. */
    private int slot(long address) {
        int at = (int) (address ^ address >>> 32) * MIX >>> 7 & mask;
        while (lines[at] != null && keys[at] != address) {
            at = at + 1 & mask;
        }
        return at;
    }

    /** {@return the line of the instruction at this address, or null} */
    public CodeLine at(long address) {
        return lines[slot(address)];
    }

    /** {@return the line of the instruction that ends where this one begins, or null} */
    public CodeLine before(CodeLine line) {
        for (int i = line.index() - 1; i >= 0; i--) {
            CodeLine candidate = order.get(i);
            if (candidate.executable()) {
                return candidate.address() + candidate.length() == line.address() ? candidate : null;
            }
        }
        return null;
    }

    /** {@return true when the kernel decides on its return, or carries it out, at this address} */
    public boolean deciding(long address) {
        return deciding[slot(address)];
    }
}
