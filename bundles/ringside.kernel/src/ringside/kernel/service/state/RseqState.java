package ringside.kernel.service.state;

/**
 * What the task told the kernel about its restartable sequences (rseq).
 *
 * @param area      where the structure of the task lies in its memory; 0 if there is none
 * @param length    its bytes
 * @param signature the four bytes that must stand before an abort address
 * @param event     something happened since the last look that a sequence must not survive
 */
public record RseqState(long area, int length, int signature, boolean event) {

    /** The task has none. */
    public static final RseqState NONE = new RseqState(0, 0, 0, false);

    /** Whether the task has told the kernel of any. */
    public boolean registered() {
        return area != 0;
    }

    /** The same after an event, or after it was dealt with. */
    public RseqState withEvent(boolean now) {
        return new RseqState(area, length, signature, now);
    }
}
