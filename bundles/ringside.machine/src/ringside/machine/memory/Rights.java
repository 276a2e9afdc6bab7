package ringside.machine.memory;

/**
 * What may be done with a page.
 *
 * @param user true when code at CPL 3 may use it
 * @param write true when it may be written (at every level: CR0.WP is on)
 * @param execute true when instructions may be fetched from it
 */
public record Rights(boolean user, boolean write, boolean execute) {
    /** Code of the user program. */
    public static final Rights USER_CODE = new Rights(true, false, true);
    /** Data of the user program. */
    public static final Rights USER_DATA = new Rights(true, true, false);
    /** Code of the kernel. */
    public static final Rights KERNEL_CODE = new Rights(false, false, true);
    /** Data of the kernel. */
    public static final Rights KERNEL_DATA = new Rights(false, true, false);
}
