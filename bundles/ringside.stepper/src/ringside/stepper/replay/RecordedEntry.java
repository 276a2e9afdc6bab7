package ringside.stepper.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.frame.PtSlot;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Register;

/**
 * One recorded visit of the kernel, with everything that a replay needs.
 *
 * @param kind        how it began
 * @param exception   which exception it was
 * @param options     the machine that was recorded
 * @param before      the user's registers before it, as far as they were recorded
 * @param frame       slots of pt_regs that the entry code made, before anybody changed them
 * @param cpuAtEntry  registers once that frame was made; only for SYSCALL
 * @param flagsBefore thread flags that were set before it
 * @param flagsAfter  thread flags that were set at the return
 * @param phases      functions that it passed, in order
 * @param ptRegs      the slots at the decision; empty where the task died before
 * @param outcome     how it returned; empty where the task died in the kernel
 */
record RecordedEntry(EntryKind kind, Optional<Raised> exception, KernelOptions options, Map<Register, Long> before,
        Map<PtSlot, Long> frame, Map<Register, Long> cpuAtEntry, Set<String> flagsBefore, Set<String> flagsAfter,
        List<RecordedPhase> phases, Map<PtSlot, Long> ptRegs, Optional<Outcome> outcome) {

    /**
     * An exception with what the CPU told about it.
     *
     * @param error   error code, 0 where there is none
     * @param address faulting address of a page fault
     */
    record Raised(ExceptionVector vector, long error, long address) {}

    /**
     * The return.
     *
     * @param path        {@code sysret}, {@code iret}, or {@code sysretl} and {@code sysexit} to 32-bit code
     * @param instruction the return instruction
     * @param checked     whether the kernel made its checks
     * @param firstFail   the first check that failed
     * @param atExit      registers before the return instruction
     * @param userGsAtExit  GS base before the return instruction
     * @param otherGsAtExit the GS base that SWAPGS would have brought in there
     * @param cr3AtExit     CR3 there
     * @param iretFrame   the five words that IRET loads: ip, cs, flags, sp, ss; empty for SYSRET
     * @param after       registers after the return instruction
     * @param cplAfter    privilege level after it: 0 when it faulted
     * @param note        what the recorder remarks, or an empty text
     */
    record Outcome(String path, String instruction, boolean checked, Optional<CheckId> firstFail,
            Map<Register, Long> atExit, long userGsAtExit, long otherGsAtExit, long cr3AtExit, List<Long> iretFrame,
            Map<Register, Long> after, long cplAfter, String note) {}
}
