package ringside.kernel.questions;

/**
 * A stretch of addresses that no kernel in question judges differently from each other.
 *
 * @param index place among the classes, in the order of the addresses without sign
 * @param first lowest address
 * @param last  highest address
 * @param name  a short name, such as {@code user-48}
 * @param title the name in words
 */
public record AddressClass(int index, long first, long last, String name, String title) {

    private static final long[] USUAL = {0x40100a, 0xffffffff81000000L};

    /** Whether an address lies in it. */
    public boolean contains(long address) {
        return Long.compareUnsigned(first, address) <= 0 && Long.compareUnsigned(address, last) <= 0;
    }

    /** An address of the class: where programs or the kernel usually are, or else the lowest. */
    public long witness() {
        for (long usual : USUAL) {
            if (contains(usual)) {
                return usual;
            }
        }
        return first;
    }
}
