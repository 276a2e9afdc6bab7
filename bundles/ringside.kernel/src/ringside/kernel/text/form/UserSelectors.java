package ringside.kernel.text.form;

/**
 * The selectors with which a kernel runs 64-bit programs.
 *
 * @param cs of code
 * @param ss of the stack
 */
public record UserSelectors(long cs, long ss) {

    /** Those of Linux. */
    public static final UserSelectors LINUX = new UserSelectors(0x33, 0x2b);

    private static final int SYSRET = 48;
    private static final long SELECTOR = 0xffff;
    private static final int CODE = 16;
    private static final int STACK = 8;
    private static final int RING = 3;

    /** Those that SYSRET gives with this value of the register STAR. */
    public static UserSelectors ofStar(long star) {
        long base = star >>> SYSRET;
        return new UserSelectors((base + CODE & SELECTOR) | RING, (base + STACK & SELECTOR) | RING);
    }
}
