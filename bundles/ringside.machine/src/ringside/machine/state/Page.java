package ringside.machine.state;

/** How an address divides into the number of a page and an offset (SDM volume 3, 4.5). */
public final class Page {
    /** Bytes in a page. */
    public static final int SIZE = 4096;
    /** Bits of an address that are the offset. */
    public static final int SHIFT = 12;
    /** Mask of those bits. */
    public static final int OFFSET = SIZE - 1;

    private Page() {
    }
}
