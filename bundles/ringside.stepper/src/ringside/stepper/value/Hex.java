package ringside.stepper.value;

/** How addresses and values are written. */
public final class Hex {
    private Hex() {
    }

    /** {@return the 64-bit value as 0x and lower-case digits without leading zeros} */
    public static String of(long value) {
        return "0x" + Long.toHexString(value);
    }
}
