package ringside.machine.state;

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
    private static final int CPU_NUMBER = 0x7b;
    private static final int LOCAL = 4;

    private final Ldt ldt = new Ldt();
    /** The global table by index; null where nothing is. */
    private Descriptor[] global = new Descriptor[16];

    /** Creates empty tables. */
    public DescriptorTable() {
    }

    /**
     * Returns the table of 64-bit Linux: kernel code 0x10 and data 0x18, user 0x23 (32-bit code), 0x2b,
     * 0x33, and 0x7b, whose limit is the number of the CPU: 0.
     */
    public static DescriptorTable linux() {
        DescriptorTable table = new DescriptorTable();
        table.set(KERNEL_CODE, Descriptor.KERNEL_CODE);
        table.set(KERNEL_DATA, Descriptor.KERNEL_DATA);
        table.set(USER32_CODE, Descriptor.USER32_CODE);
        table.set(USER_DATA, Descriptor.USER_DATA);
        table.set(USER_CODE, Descriptor.USER_CODE);
        table.set(CPU_NUMBER, Descriptor.USER_DATA.at(0, 0).closed());
        return table;
    }

    /** Returns the local table. */
    public Ldt ldt() {
        return ldt;
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
        if ((selector & LOCAL) != 0) {
            ldt.set(index, descriptor);
            return;
        }
        if (index >= global.length) {
            global = Arrays.copyOf(global, index + 1);
        }
        global[index] = descriptor;
    }

    /**
     * Returns the descriptor that a selector names, empty for the null selector and beyond the tables.
     *
     * @param selector selector with any RPL; only the lowest 16 bits count
     */
    public Optional<Descriptor> get(int selector) {
        int index = index(selector);
        if ((selector & LOCAL) != 0) {
            return ldt.get(index);
        }
        return Optional.ofNullable(index < global.length ? global[index] : null);
    }

    public static boolean isNull(int selector) {
        return (selector & 0xfffc) == 0;
    }

    private static int index(int selector) {
        return (selector & 0xffff) >> 3;
    }
}
