package ringside.machine.transfer;

import ringside.machine.code.Instruction;
import ringside.machine.state.Delivery;

/** Is told of rare events; all methods do nothing unless overridden. */
public interface CpuListener {

    /**
     * An exception, trap or interrupt went through the IDT; RIP is at the handler now.
     *
     * @param delivery what it was
     */
    default void delivered(Delivery delivery) {
    }

    /**
     * The privilege level went from 3 to 0. For exceptions and interrupts this comes before {@link #delivered}.
     *
     * @param bySyscall true for SYSCALL, false for the IDT
     */
    default void entered(boolean bySyscall) {
    }

    /**
     * The privilege level went from 0 to 3. Called when the instruction is done, before a #DB that it causes.
     *
     * @param by the sysretq or iretq
     */
    default void returned(Instruction by) {
    }
}
