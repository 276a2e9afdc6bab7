package ringside.machine.state;

/**
 * One segment descriptor (SDM volume 3, 3.4.5). 64-bit mode looks only at the first four components, 32-bit code at
 * all of them. Conforming code and data that grows down are not part of the model.
 *
 * @param code true for a code segment, false for data
 * @param dpl descriptor privilege level, 0 to 3
 * @param longMode true for 64-bit code (the L bit)
 * @param present false makes a load fault with #NP (code, data) or #SS (stack)
 * @param big the D or B bit: 32-bit code, or a stack whose pointer is ESP; false for 16-bit code and SP
 * @param open true for data that may be written or code that may be read
 * @param base address of its first byte, 32 bits
 * @param limit offset of its last byte, 32 bits
 */
public record Descriptor(boolean code, int dpl, boolean longMode, boolean present, boolean big, boolean open,
        long base, long limit) {
    /** The limit of a segment that covers 4 GiB. */
    public static final long LARGEST_LIMIT = 0xffff_ffffL;

    private static final int PAGE_SHIFT = 12;
    /** The largest limit that counts bytes; larger ones count pages. */
    private static final long LARGEST_SMALL_LIMIT = 0xfffffL;

    public static final Descriptor KERNEL_CODE = code(64, 0);
    public static final Descriptor KERNEL_DATA = data(32, 0);
    public static final Descriptor USER32_CODE = code(32, 3);
    public static final Descriptor USER_DATA = data(32, 3);
    public static final Descriptor USER_CODE = code(64, 3);

    /**
     * Makes the descriptor of a segment that begins at 0 and covers 4 GiB: code that may be read, data that may be
     * written.
     *
     * @param code true for a code segment, false for data
     * @param dpl descriptor privilege level, 0 to 3
     * @param longMode true for 64-bit code; all other segments are 32-bit ones
     * @param present see {@link #present}
     */
    public Descriptor(boolean code, int dpl, boolean longMode, boolean present) {
        this(code, dpl, longMode, present, !longMode, true, 0, LARGEST_LIMIT);
    }

    /**
     * Makes a code segment that begins at 0, covers 4 GiB and is present.
     *
     * @param bits 16, 32 or 64
     * @param dpl descriptor privilege level, 0 to 3
     */
    public static Descriptor code(int bits, int dpl) {
        return new Descriptor(true, dpl, bits == 64, true, bits == 32, true, 0, LARGEST_LIMIT);
    }

    /**
     * Makes a data segment that begins at 0, covers 4 GiB, is present and may be written.
     *
     * @param bits 16 or 32: the width of its stack pointer
     * @param dpl descriptor privilege level, 0 to 3
     */
    public static Descriptor data(int bits, int dpl) {
        return new Descriptor(false, dpl, false, true, bits == 32, true, 0, LARGEST_LIMIT);
    }

    /** Returns the same segment at another place. */
    public Descriptor at(long newBase, long newLimit) {
        return new Descriptor(code, dpl, longMode, present, big, open, newBase, newLimit);
    }

    /** Returns the same segment, not present. */
    public Descriptor absent() {
        return new Descriptor(code, dpl, longMode, false, big, open, base, limit);
    }

    /** Returns the same segment as data that may not be written, or code that may not be read. */
    public Descriptor closed() {
        return new Descriptor(code, dpl, longMode, present, big, false, base, limit);
    }

    /**
     * Returns what LAR sees: the second doubleword of the descriptor without the base, with the bit set that says that
     * it was used. Bits 19:16 are those of the limit, as measured on an AMD EPYC; the manual leaves them undefined.
     */
    public long accessRights() {
        int type = code ? open ? 0xb : 9 : open ? 3 : 1;
        int access = (present ? 0x80 : 0) | dpl << 5 | 0x10 | type;
        int size = (limit > LARGEST_SMALL_LIMIT ? 8 : 0) | (big ? 4 : 0) | (longMode ? 2 : 0);
        long units = limit > LARGEST_SMALL_LIMIT ? limit >>> PAGE_SHIFT : limit;
        return (long) size << 20 | units & 0xf0000 | access << 8;
    }

    /** Returns the width of the code in this segment in bits: 16, 32 or 64. */
    public int bits() {
        return longMode ? 64 : big ? 32 : 16;
    }
}
