package ringside.kernel.service.task;

/**
 * A signal reached the task.
 *
 * @param name      such as {@code SIGTRAP}
 * @param number    its number
 * @param code      si_code: 1 and up for faults, 0x80 from the kernel, 0 or less from a task
 * @param rip       where the user program stood: what the signal frame shows
 * @param trapno    vector of the last exception of this task
 * @param error     its error code as Linux reports it: bit 0 is set for page faults on kernel addresses
 * @param cr2       the last faulting address
 * @param address   si_addr
 * @param toHandler true: a handler runs; false: it ends the program
 */
public record SignalEvent(String name, int number, int code, long rip, int trapno, long error, long cr2, long address,
        boolean toHandler) {
}
