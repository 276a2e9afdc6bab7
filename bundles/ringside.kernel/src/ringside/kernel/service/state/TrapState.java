package ringside.kernel.service.state;

/**
 * The last exception of a task, as signal frames show it.
 *
 * @param number its vector
 * @param error  its error code, as Linux reports it
 * @param cr2    the last faulting address
 */
public record TrapState(int number, long error, long cr2) {

    /** No exception yet. */
    static final TrapState NONE = new TrapState(0, 0, 0);

    /** After an exception that tells no address. */
    public TrapState with(int vector, long code) {
        return new TrapState(vector, code, cr2);
    }
}
