package ringside.machine.state;

/**
 * The time-stamp counter: the steps that the machine has done. As long as nobody has read it, two states that differ in
 * nothing else are the same; afterwards they are not, for the program can tell them apart.
 */
public final class Clock {
    private long steps;
    private boolean read;

    Clock() {
    }

    /** Goes on. */
    public void advance(int done) {
        steps += done;
    }

    /**
     * Reads it.
     *
     * @param done steps since it was told to go on
     */
    public long read(int done) {
        read = true;
        return steps + done;
    }

    long save() {
        return steps;
    }

    /** Returns the part of it that tells states apart. */
    long seen() {
        return read ? steps + 1 : 0;
    }

    void restore(long saved, boolean wasRead) {
        steps = saved;
        read = wasRead;
    }
}
