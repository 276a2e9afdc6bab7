package ringside.stepper.run;

import java.util.Map;
import ringside.kernel.decision.Answer;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.Verdict;
import ringside.kernel.profile.CheckId;
import ringside.kernel.service.task.ReturnEvent;
import ringside.kernel.service.task.SignalEvent;
import ringside.kernel.service.task.StopEvent;
import ringside.machine.state.Delivery;

/** Something that happened besides plain instructions, with everything that is known about it. */
public sealed interface Happening {
    /** An exception, trap or interrupt went through the IDT. */
    record Exception(Delivery delivery) implements Happening {}

    /** A signal was delivered, to a handler or to kill. */
    record Signal(SignalEvent event) implements Happening {}

    /**
     * The program called the kernel by a fast system call.
     *
     * @param instruction SYSCALL or SYSENTER
     */
    record Called(String instruction) implements Happening {}

    /**
     * The kernel asked one of the questions on which SYSRET depends.
     *
     * @param check  which
     * @param answer how the answer came out, with the values that were compared
     */
    record Asked(CheckId check, Answer answer) implements Happening {}

    /**
     * The kernel returned to user mode, or its return instruction faulted.
     *
     * @param event   what the kernel tells
     * @param verdict why it came by this path
     * @param slots   what the slots held then
     * @param user    all user-visible registers after it, by label, in the order of {@code Register}
     */
    record Returned(ReturnEvent event, Verdict verdict, ReturnState slots, Map<String, Long> user)
            implements
                Happening {}

    /** The task stopped for its tracer. */
    record TracerStop(StopEvent event) implements Happening {}

    /**
     * Something from outside was carried out.
     *
     * @param title  short name, such as "Set RCX"
     * @param name   value name, signal, thread flag or check; empty for a timer interrupt
     * @param valued true when the value says something
     * @param value  what was set
     * @param rip    the instruction before which it happened
     * @param text   one sentence
     */
    record Outside(String title, String name, boolean valued, long value, long rip, String text)
            implements
                Happening {}

    /** The kernel did something that a correct kernel never does. */
    record ModelError(String slot, long rip, String text) implements Happening {}

    /**
     * The program wrote to its console.
     *
     * @param descriptor 1 or 2
     * @param rip        the instruction of the kernel that did it
     * @param text       what it wrote; bytes that are no UTF-8 are replacement characters
     */
    record Output(int descriptor, long rip, String text) implements Happening {}

    /** Something worth knowing, one sentence. */
    record Note(long rip, String text) implements Happening {}
}
