package ringside.kernel.service.task;

import ringside.machine.state.Delivery;

/** Is told what happens besides instructions. All methods do nothing unless overridden. */
public interface KernelListener {

    /** An exception, trap or interrupt went through the IDT. */
    default void exception(Delivery delivery) {
    }

    /**
     * The program called the kernel by a fast system call.
     *
     * @param instruction {@code SYSCALL} or {@code SYSENTER}
     */
    default void called(String instruction) {
    }

    /** The kernel begins to ask whether SYSRET may be used; the instruction that is next is the first that does. */
    default void deciding() {
    }

    /** A signal was delivered to a handler or ended the program. */
    default void signal(SignalEvent event) {
    }

    /** The kernel returned to user mode, or its return instruction faulted. */
    default void returned(ReturnEvent event) {
    }

    /** The task stopped for its tracer. */
    default void ptraceStop(StopEvent event) {
    }

    /**
     * The kernel did something that a correct kernel never does, such as reading a slot that nobody wrote.
     *
     * @param slot the slot, or empty
     * @param rip  the instruction
     * @param text one sentence
     */
    default void modelError(String slot, long rip, String text) {
    }

    /**
     * The program wrote to its console.
     *
     * @param descriptor 1 or 2
     * @param bytes what it wrote
     */
    default void output(int descriptor, byte[] bytes) {
    }

    /** Something worth knowing, one sentence: a body outside the model, a task that sleeps. */
    default void note(String text) {
    }
}
