package ringside.machine;

import java.util.Arrays;
import java.util.Optional;

/**
 * The global and the local descriptor table. A descriptor is named by its selector; bit 2 of the selector chooses the
 * local table, the two lowest bits (RPL) are ignored.
 */
public final class DescriptorTable {
    private static final int KERNEL_CODE = 0x10;
    private static final int KERNEL_DATA = 0x18;
    private static final int USER32_CODE = 0x23;
    private static final int USER_DATA = 0x2b;
    private static final int USER_CODE = 0x33;

    /** By selector without its lowest two bits; null where nothing is. */
    private Descriptor[] byIndex = new Descriptor[32];

    /** Creates empty tables. */
    public DescriptorTable() {
    }

    /** Returns the table of 64-bit Linux: kernel code 0x10 and data 0x18, user 0x23 (32-bit code), 0x2b, 0x33. */
    public static DescriptorTable linux() {
        DescriptorTable table = new DescriptorTable();
        table.set(KERNEL_CODE, new Descriptor(true, 0, true, true));
        table.set(KERNEL_DATA, new Descriptor(false, 0, false, true));
        table.set(USER32_CODE, new Descriptor(true, 3, false, true));
        table.set(USER_DATA, new Descriptor(false, 3, false, true));
        table.set(USER_CODE, new Descriptor(true, 3, true, true));
        return table;
    }

    /**
     * Sets or removes a descriptor.
     *
     * @param selector selector with any RPL; the null selector cannot be set
     * @param descriptor the descriptor, null to remove it
     */
    public void set(int selector, Descriptor descriptor) {
        if (isNull(selector)) {
            throw new IllegalArgumentException("the null selector cannot have a descriptor");
        }
        int index = index(selector);
        if (index >= byIndex.length) {
            byIndex = Arrays.copyOf(byIndex, index + 1);
        }
        byIndex[index] = descriptor;
    }

    /**
     * Returns the descriptor that a selector names, empty for the null selector and beyond the tables.
     *
     * @param selector selector with any RPL; only the lowest 16 bits count
     */
    public Optional<Descriptor> get(int selector) {
        int index = index(selector);
        return Optional.ofNullable(index < byIndex.length ? byIndex[index] : null);
    }

    static boolean isNull(int selector) {
        return index(selector) == 0;
    }

    private static int index(int selector) {
        return (selector & 0xfffc) >> 2;
    }
}
