package ringside.machine.code;

import java.util.Optional;

/** Reads instructions of 32-bit code from their bytes, where nobody has added decoded ones to the {@link CodeMap}. */
public interface InstructionReader {
    /** The most bytes that an instruction can have. */
    int LONGEST = 15;

    /**
     * Reads one instruction.
     *
     * @param address address of its first byte
     * @param bytes what can be fetched from there, at most {@link #LONGEST} bytes
     * @return the instruction, or empty when it is none of those that the simulated CPU runs, or is cut off
     */
    Optional<Instruction> read(long address, byte[] bytes);
}
