package ringside.stepper;

import java.util.List;
import java.util.stream.Stream;
import ringside.model.Handler;
import ringside.model.Intervention;
import ringside.model.QueueSignal;
import ringside.model.RaiseFlag;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.model.SeccompAction;
import ringside.model.SeccompRule;
import ringside.model.SetValue;

/** Scenarios for tests. */
public final class Sample {
    static final RingsideFactory MAKE = RingsideFactory.eINSTANCE;
    /** Two system calls with a call between them. */
    public static final String CALLS = """
            _start:
                mov eax, 39
                syscall
                call twice
            after:
                mov eax, 39
                syscall
                nop
            end:
                hlt
            twice:
                push rbx
                call once
                call once
                pop rbx
                ret
            once:
                inc ebx
                ret
            """;
    /** Signals itself, with a handler that returns by rt_sigreturn. */
    static final String SIGNAL = """
            _start:
                mov eax, 39
                syscall
                mov edi, eax
                mov esi, 10
                mov eax, 62
                syscall
                nop
            end:
                hlt
            handler:
                inc r15d
                ret
            """;
    /** The example of the seed: looks like just after a system call. */
    static final String STUCK = """
            _start:
                push 0x302
                popfq
                mov rcx, offset stuck_here
                pushfq
                pop r11
            stuck_here:
                nop
                nop
            end:
                hlt
            """;
    /** Counts for a long time without ever being in the same state twice. */
    static final String COUNTING = """
            _start:
                mov rcx, 300000
            again:
                dec rcx
                jnz again
                mov eax, 39
                syscall
            end:
                hlt
            """;
    /** Runs away in the program. */
    static final String SPINNING = """
            _start:
                nop
            here:
                jmp here
            """;
    /** Runs away through the kernel. */
    static final String CALLING = """
            _start:
                mov eax, 39
                syscall
                jmp _start
            """;
    /** Makes its code writable and writes to it: INC and DEC by turns. */
    static final String CHANGING = """
            _start:
                mov edi, 0x401000
                mov esi, 4096
                mov edx, 7
                mov eax, 10
                syscall
                mov ecx, 4
            again:
                inc ebx
                xor byte ptr [again + 1], 8
                dec ecx
                jnz again
            end:
                hlt
            """;

    private Sample() {
    }

    public static Scenario of(String kernel, String program) {
        Scenario scenario = MAKE.createScenario();
        scenario.setId("sample");
        scenario.setTitle("Sample");
        scenario.setKernel(kernel);
        scenario.setProgram(program);
        return scenario;
    }

    public static Scenario signalling(String kernel) {
        Scenario scenario = of(kernel, SIGNAL);
        Handler handler = MAKE.createHandler();
        handler.setSignal("SIGUSR1");
        handler.setLabel("handler");
        scenario.getHandlers().add(handler);
        return scenario;
    }

    public static Scenario stuck(String kernel) {
        Scenario scenario = of(kernel, STUCK);
        scenario.setSelfTrace(true);
        return scenario;
    }

    /** With something from outside of every kind. */
    public static Scenario disturbed(String kernel) {
        Scenario scenario = of(kernel, CALLS);
        scenario.getInterventions().add(at(set("user.r12", 0x1234), 3));
        scenario.getInterventions().add(at(raise("NEED_RESCHED"), 20));
        QueueSignal signal = MAKE.createQueueSignal();
        signal.setSignal("SIGCHLD");
        scenario.getInterventions().add(at(signal, 25));
        SetValue labelled = set("user.rdx", 77);
        labelled.setLabel("once");
        labelled.setOccurrence(2);
        scenario.getInterventions().add(labelled);
        scenario.getInterventions().add(at(MAKE.createTimerInterrupt(), 60));
        return scenario;
    }

    static SetValue set(String name, long value) {
        SetValue set = MAKE.createSetValue();
        set.setName(name);
        set.setValue(value);
        return set;
    }

    private static RaiseFlag raise(String flag) {
        RaiseFlag raise = MAKE.createRaiseFlag();
        raise.setFlag(flag);
        return raise;
    }

    static <T extends Intervention> T at(T intervention, long step) {
        intervention.setStep(step);
        return intervention;
    }

    /** A system call that the seccomp filter gives back as a signal. */
    static Scenario filtered(String kernel) {
        Scenario scenario = signalling(kernel);
        scenario.getHandlers().get(0).setSignal("SIGSYS");
        rule(scenario, 39, SeccompAction.TRAP, 0);
        return scenario;
    }

    static void rule(Scenario scenario, int nr, SeccompAction action, int data) {
        SeccompRule rule = MAKE.createSeccompRule();
        rule.setNr(nr);
        rule.setAction(action);
        rule.setData(data);
        scenario.getSeccomp().add(rule);
    }

    /** A call that is interrupted by SIGSTOP, and goes on after SIGCONT. */
    static Scenario stopped(String kernel) {
        Scenario scenario = of(kernel, CALLS);
        scenario.getInterventions().add(signal("SIGSTOP", "sys_getpid", 1));
        scenario.getInterventions().add(signal("SIGCONT", "do_signal", 2));
        return scenario;
    }

    private static QueueSignal signal(String name, String label, int occurrence) {
        QueueSignal signal = MAKE.createQueueSignal();
        signal.setSignal(name);
        signal.setLabel(label);
        signal.setOccurrence(occurrence);
        return signal;
    }

    /** A user-space probe on an instruction. */
    static Scenario probed(String kernel) {
        Scenario scenario = of(kernel, CALLS.replace("after:", "probed:\n    add r13, 5\nafter:"));
        scenario.setUprobe("probed");
        return scenario;
    }

    /** Scenarios of different kinds on two kernels. */
    static List<Scenario> all() {
        return Stream.of("seed", "v6.8").flatMap(kernel -> Stream.of(of(kernel, CALLS), signalling(kernel),
                stuck(kernel), disturbed(kernel), filtered(kernel), stopped(kernel), probed(kernel),
                of(kernel, CHANGING))).toList();
    }
}
