package ringside.kernel.service.state;

/**
 * What a task asked for by prctl(PR_SET_SYSCALL_USER_DISPATCH): system calls from outside a range of its code are
 * given back to it as SIGSYS (kernel/entry/syscall_user_dispatch.c).
 *
 * @param offset     first address of the range whose calls are made as usual
 * @param length     its bytes
 * @param selector   address of the byte that switches the dispatch on and off; 0 if there is none
 * @param dispatched whether the present call was given back: no exit work for it
 */
public record UserDispatch(long offset, long length, long selector, boolean dispatched) {

    /** Nothing was asked for. */
    public static final UserDispatch OFF = new UserDispatch(0, 0, 0, false);

    /** Whether a call that ends at an address is made as usual wherever the selector stands. */
    public boolean allows(long ip) {
        return Long.compareUnsigned(ip - offset, length) < 0;
    }

    /** The same, after a call that was given back or one that was not. */
    public UserDispatch withDispatched(boolean now) {
        return new UserDispatch(offset, length, selector, now);
    }
}
