package ringside.machine.execute;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ringside.machine.code.CodeMap;
import ringside.machine.code.InstructionReader;
import ringside.machine.memory.Mmu;
import ringside.machine.state.Fault;

/**
 * Finds the instruction at an address of 32-bit code by its bytes: code that was assembled for 64 bits, or not at all.
 * What was read once is kept as long as the bytes stay the same.
 */
final class CompatFetch {
    private static final int MOST = 10_000;

    private final Mmu mmu;
    private final CodeMap map;
    private final Map<Long, Known> known = new HashMap<>();

    /** What was made of some bytes; nothing when they are no instruction that the CPU runs. */
    private record Known(byte[] bytes, Optional<Op> op) {
    }

    CompatFetch(Core core, CodeMap map) {
        mmu = core.mmu();
        this.map = map;
    }

    /**
     * Returns the instruction at an address, null when there is none that can be run.
     *
     * @throws Fault when it goes on into a page that may not be executed
     */
    Op fetch(long address) {
        byte[] bytes = mmu.fetchable(address, InstructionReader.LONGEST);
        Known found = known.get(address);
        if (found == null || !Arrays.equals(found.bytes, bytes)) {
            found = new Known(bytes, map.reader().read(address, bytes).map(OpBuilder::build));
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(address, found);
        }
        if (found.op.isEmpty() && bytes.length < InstructionReader.LONGEST) {
            mmu.checkFetch(address, bytes.length + 1);
        }
        return found.op.orElse(null);
    }
}
