package ringside.kernel.profile;

/**
 * A number, in decimal or with {@code 0x} before it, compared without sign.
 *
 * @param unit  what is counted
 * @param least the smallest one
 * @param most  the largest one
 * @param step  how far one stands from the next
 */
public record NumberKind(Unit unit, long least, long most, long step) implements Kind<Long> {

    /** What a number counts or stands for. */
    public enum Unit {
        BITS("a number of bits"), BYTES("a number of bytes"), CALL("the number of a system call"),
        RELEASE("a release, 100 times its first number plus its second,"), BIT("a bit"), ADDRESS("an address"),
        VALUE("a number");

        private final String words;

        Unit(String words) {
            this.words = words;
        }
    }

    private static final long PAGE = 4096;

    /** All numbers between two. */
    static NumberKind of(Unit unit, long least, long most) {
        return new NumberKind(unit, least, most, 1);
    }

    /** Any 64 bits. */
    static NumberKind bits64() {
        return of(Unit.VALUE, 0, -1L);
    }

    /** The first byte of a page in the kernel half of 48-bit addresses. */
    static NumberKind kernelPage() {
        return new NumberKind(Unit.ADDRESS, 0xffff800000000000L, -PAGE, PAGE);
    }

    @Override
    public Long read(String text) throws ValueFault {
        long value = parse(text);
        if (Long.compareUnsigned(value, least) < 0 || Long.compareUnsigned(value, most) > 0
                || Long.remainderUnsigned(value - least, step) != 0) {
            throw wrong(text);
        }
        return value;
    }

    private long parse(String text) throws ValueFault {
        boolean hex = text.startsWith("0x");
        try {
            String digits = hex ? text.substring(2) : text;
            if (digits.isEmpty() || digits.startsWith("+") || digits.startsWith("-")) {
                throw wrong(text);
            }
            return Long.parseUnsignedLong(digits, hex ? 16 : 10);
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
    }

    private ValueFault wrong(String text) {
        return new ValueFault("'" + text + "' stands where " + expected() + " was expected", 0);
    }

    @Override
    public String write(Long value) {
        return hex() ? "0x" + Long.toHexString(value) : Long.toUnsignedString(value);
    }

    private boolean hex() {
        return unit == Unit.ADDRESS || unit == Unit.VALUE;
    }

    @Override
    public String expected() {
        return unit.words + " from " + write(least) + " to " + write(most)
                + (step == 1 ? "" : " in steps of " + write(step));
    }
}
