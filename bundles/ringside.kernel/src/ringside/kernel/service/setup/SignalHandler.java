package ringside.kernel.service.setup;

/**
 * A handler that the program has installed before it starts.
 *
 * @param signal  its name, such as {@code SIGUSR1}
 * @param label   the symbol of the program where it begins
 * @param restart SA_RESTART: an interrupted system call is made again
 * @param onStack SA_ONSTACK: it runs on the alternate stack
 */
public record SignalHandler(String signal, String label, boolean restart, boolean onStack) {
}
