package ringside.kernel.service.task;

import java.util.Map;

import ringside.kernel.decision.Path;
import ringside.kernel.decision.Verdict;
import ringside.machine.state.Register;

/**
 * The kernel went back to the user, or tried to.
 *
 * @param path      the instruction that did it
 * @param verdict   why this path
 * @param bySyscall whether the kernel had been entered by a system call
 * @param forked    whether it is the first return of a child that was made meanwhile
 * @param faulted   the return instruction faulted; the kernel makes it look as if the user had faulted at the target
 * @param user      what the user sees: general registers, rip, rflags, cs, ss
 */
public record ReturnEvent(Path path, Verdict verdict, boolean bySyscall, boolean forked,
        boolean faulted, Map<Register, Long> user) {

    public ReturnEvent {
        user = Map.copyOf(user);
    }
}
