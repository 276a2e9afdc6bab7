package ringside.kernel.service.setup;

import java.util.List;
import java.util.Map;
import java.util.Set;

import ringside.machine.state.Register;

/**
 * The task that the kernel runs, as it stands before its first instruction.
 *
 * @param programFile   name of the listing, for messages
 * @param programSource the listing of the user program
 * @param registers     start values other than the usual ones (0; RSP {@link #STACK_TOP}; RFLAGS {@link #FLAGS})
 * @param threadFlags   names of thread flags that are set
 * @param handlers      signal handlers of the program
 * @param selfTrace     install a SIGTRAP handler that returns at once
 * @param tracer        the tracer, null if there is none
 * @param seccomp       the rules of its seccomp filter: the first that fits a call counts; without one it is made
 * @param followChild   after fork the child is shown, not the parent
 * @param uprobe        label of the instruction with a user-space probe, null if there is none
 * @param returnProbe   that instruction is the first of a function, and the probe is one of its returns
 */
public record TaskSetup(String programFile, String programSource, Map<Register, Long> registers,
        Set<String> threadFlags, List<SignalHandler> handlers, boolean selfTrace, TracerPlan tracer,
        List<SeccompRule> seccomp, boolean followChild, String uprobe, boolean returnProbe) {

    /** Where RSP starts: the user stack lies below. */
    public static final long STACK_TOP = 0x7ffffffde000L;
    /** Where ESP starts in a 32-bit program. */
    public static final long STACK32_TOP = 0xffffe000L;
    /** RFLAGS at the start: IF and the bit that is always 1. */
    public static final long FLAGS = 0x202;
    /** Process id of the task. */
    public static final int PID = 4242;
    /** Process id of the child that it may fork. */
    public static final int CHILD_PID = 4243;

    public TaskSetup {
        registers = Map.copyOf(registers);
        threadFlags = Set.copyOf(threadFlags);
        handlers = List.copyOf(handlers);
        seccomp = List.copyOf(seccomp);
    }

    /** A task without seccomp filter, fork or probe. */
    public TaskSetup(String programFile, String programSource, Map<Register, Long> registers, Set<String> threadFlags,
            List<SignalHandler> handlers, boolean selfTrace, TracerPlan tracer) {
        this(programFile, programSource, registers, threadFlags, handlers, selfTrace, tracer, List.of(), false, null,
                false);
    }

    /** A program with nothing special around it. */
    public static TaskSetup of(String programFile, String programSource) {
        return new TaskSetup(programFile, programSource, Map.of(), Set.of(), List.of(), false, null);
    }

    /** The same task, tracing itself or not. */
    public TaskSetup withSelfTrace(boolean on) {
        return new TaskSetup(programFile, programSource, registers, threadFlags, handlers, on, tracer, seccomp,
                followChild, uprobe, returnProbe);
    }

    /** The same task with other thread flags. */
    public TaskSetup withThreadFlags(Set<String> flags) {
        return new TaskSetup(programFile, programSource, registers, flags, handlers, selfTrace, tracer, seccomp,
                followChild, uprobe, returnProbe);
    }

    /** The same task with other handlers. */
    public TaskSetup withHandlers(List<SignalHandler> installed) {
        return new TaskSetup(programFile, programSource, registers, threadFlags, installed, selfTrace, tracer, seccomp,
                followChild, uprobe, returnProbe);
    }

    /** The same task under a tracer. */
    public TaskSetup withTracer(TracerPlan plan) {
        return new TaskSetup(programFile, programSource, registers, threadFlags, handlers, selfTrace, plan, seccomp,
                followChild, uprobe, returnProbe);
    }

    /** The same task with other start values of registers. */
    public TaskSetup withRegisters(Map<Register, Long> values) {
        return new TaskSetup(programFile, programSource, values, threadFlags, handlers, selfTrace, tracer, seccomp,
                followChild, uprobe, returnProbe);
    }

    /** The same task with another seccomp filter. */
    public TaskSetup withSeccomp(List<SeccompRule> rules) {
        return new TaskSetup(programFile, programSource, registers, threadFlags, handlers, selfTrace, tracer, rules,
                followChild, uprobe, returnProbe);
    }

    /** The same task, its child shown after fork or not. */
    public TaskSetup withFollowChild(boolean on) {
        return new TaskSetup(programFile, programSource, registers, threadFlags, handlers, selfTrace, tracer, seccomp,
                on, uprobe, returnProbe);
    }

    /** The same task with a user-space probe on the instruction at a label. */
    public TaskSetup withUprobe(String label) {
        return new TaskSetup(programFile, programSource, registers, threadFlags, handlers, selfTrace, tracer, seccomp,
                followChild, label, returnProbe);
    }

    /** The same task with a probe of the returns of the function at a label. */
    public TaskSetup withReturnProbe(String label) {
        return new TaskSetup(programFile, programSource, registers, threadFlags, handlers, selfTrace, tracer, seccomp,
                followChild, label, true);
    }
}
