package ringside.ui.views;

/**
 * A named part of RFLAGS.
 *
 * @param name its name, such as {@code TF}
 * @param bit its lowest bit
 * @param width its number of bits
 * @param value its value now
 * @param before its value before the last step or edit
 * @param cleared whether it is cleared on the way into the kernel
 * @param meaning what it is for, in words
 */
record FlagRow(String name, int bit, int width, long value, long before, boolean cleared, String meaning) {

    boolean changed() {
        return value != before;
    }
}
