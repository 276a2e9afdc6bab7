package ringside.machine.execute;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ringside.machine.code.CodeMap;
import ringside.machine.code.InstructionReader;
import ringside.machine.code.Reading;
import ringside.machine.memory.Mmu;

/**
 * Finds out by its bytes what stands at an address: code that nobody has assembled, or that has changed since. What was
 * read once is kept as long as the bytes stay the same, so that it follows from the memory alone.
 */
final class ByteReader {
    private static final int MOST = 10_000;

    private final Mmu mmu;
    private final CodeMap map;
    private final Map<Long, Read> known = new HashMap<>();

    /**
     * What was made of some bytes.
     *
     * @param bytes all that can be fetched there, at most as many as an instruction has
     * @param bits 64 or 32: what they were read as
     * @param op the instruction in the form in which it is executed, null when it is none that can be
     */
    record Read(byte[] bytes, int bits, Reading reading, Op op) {

        /** Tells whether more bytes could have been fetched. */
        boolean shortened() {
            return bytes.length < InstructionReader.LONGEST;
        }
    }

    ByteReader(Core core, CodeMap map) {
        mmu = core.mmu();
        this.map = map;
    }

    /** Returns what stands at an address, whose page may be executed. */
    Read read(long address, int bits) {
        byte[] bytes = bytes(address);
        Read found = known.get(address);
        if (found == null || found.bits != bits || !Arrays.equals(found.bytes, bytes)) {
            Reading reading = map.reader().read(address, bytes, bits);
            found = new Read(bytes, bits, reading,
                    reading instanceof Reading.Known instruction ? OpBuilder.build(instruction.instruction()) : null);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(address, found);
        }
        return found;
    }

    /** Returns the bytes at an address, whose page may be executed; fewer where the next page may not. */
    byte[] bytes(long address) {
        return mmu.fetchable(address, InstructionReader.LONGEST);
    }
}
