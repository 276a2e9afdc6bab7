package ringside.kernel.service.state;

/**
 * The alternate signal stack of a task.
 *
 * @param address its lowest address
 * @param size    its bytes, 0 if there is none
 */
public record AltStack(long address, long size) {

    /** None. */
    public static final AltStack NONE = new AltStack(0, 0);

    /** Whether there is one. */
    public boolean exists() {
        return size != 0;
    }

    /** Whether a stack pointer is on it. */
    public boolean holds(long sp) {
        return sp > address && sp - address <= size;
    }

    /** Where its first push goes below. */
    public long top() {
        return address + size;
    }
}
