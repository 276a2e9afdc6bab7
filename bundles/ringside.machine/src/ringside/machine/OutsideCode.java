package ringside.machine;

import java.util.HexFormat;

/**
 * Code that CPUs have and the model has not.
 *
 * @param address of its first byte
 * @param bytes what stands there, as many as an instruction can have at most
 * @param what the instruction with its group, such as {@code SSE: movaps}
 */
public record OutsideCode(long address, byte[] bytes, String what) {
    private static final int SHOWN = 8;

    /** The first bytes in hexadecimal, as a listing shows them. */
    public String hex() {
        return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(SHOWN, bytes.length));
    }
}
