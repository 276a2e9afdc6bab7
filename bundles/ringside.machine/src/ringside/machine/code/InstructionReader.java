package ringside.machine.code;

/** Reads instructions from their bytes, where nobody has added decoded ones to the {@link CodeMap}. */
public interface InstructionReader {
    /** The most bytes that an instruction can have. */
    int LONGEST = 15;

    /**
     * Reads one instruction. The answer depends on nothing but what is given.
     *
     * @param address address of its first byte
     * @param bytes what can be fetched from there, at most {@link #LONGEST} bytes
     * @param bits 64, or 32 for code of compatibility mode
     */
    Reading read(long address, byte[] bytes, int bits);
}
