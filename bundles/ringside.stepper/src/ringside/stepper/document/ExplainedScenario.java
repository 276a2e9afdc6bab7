package ringside.stepper.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.text.answer.Explanation;
import ringside.kernel.text.answer.Origin;
import ringside.kernel.text.form.Frame;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.model.StartValue;
import ringside.model.TimerInterrupt;
import ringside.stepper.value.EnumMapping;

/**
 * A scenario whose thread returns with pasted registers: it goes into the kernel as theirs did, and when the return is
 * about to be decided pt_regs holds them. The run ends with that return, since the program's memory was not pasted.
 */
public final class ExplainedScenario {

    private static final String ID = "pasted";
    private static final String WITNESS = "witness";
    private static final String CALL = """
            _start:
                    mov     eax, 39                 #: any system call does: pt_regs gets its values before the return is decided
                    syscall
                    hlt
            """;
    private static final String INTERRUPTED = """
            _start:
                    nop
            here:
                    nop                             #: the interrupt comes before this
                    hlt
            """;
    private static final String LABEL = "here";
    /** Without any work kernels with a fast path would not ask. */
    private static final String WORK = "NOTIFY_RESUME";
    private static final Set<String> OTHERS = Set.of("rax", "rbx", "rdx", "rsi", "rdi", "rbp", "rsp", "r8", "r9", "r10",
            "r12", "r13", "r14", "r15", "orig_ax");
    /** Kernels with a fast path leave these in their registers and give them slots for a moment only. */
    private static final Set<String> KEPT = Set.of("rbx", "rbp", "r12", "r13", "r14", "r15");

    private ExplainedScenario() {
    }

    /** Makes the scenario of an explanation. */
    public static Scenario of(Explanation explanation) {
        Frame frame = explanation.found().frame();
        Scenario scenario = on(explanation.kernel().profile().id(), explanation.kernel().options());
        scenario.setId(ID);
        scenario.setTitle("Pasted registers, line " + frame.line());
        scenario.setSummary(explanation.head());
        boolean interrupted = explanation.found().origin().kind() == Origin.Kind.INTERRUPT;
        scenario.setProgram(interrupted ? INTERRUPTED : CALL);
        if (interrupted) {
            TimerInterrupt interrupt = RingsideFactory.eINSTANCE.createTimerInterrupt();
            interrupt.setLabel(LABEL);
            scenario.getInterventions().add(interrupt);
        } else {
            scenario.getThreadFlags().add(WORK);
        }
        frame.registers().forEach((register, value) -> {
            if (KEPT.contains(register)) {
                scenario.getStart().add(start("user." + register, value));
            }
        });
        start(slots(explanation.judged(), frame), scenario);
        scenario.setEndAfterReturns(1);
        return scenario;
    }

    /**
     * Makes the scenario of a state in which a system call returns.
     *
     * @param title   what it is called
     * @param summary what it is about, a sentence
     */
    public static Scenario of(ReturnState state, String kernel, KernelOptions options, String title, String summary) {
        Scenario scenario = on(kernel, options);
        scenario.setId(WITNESS);
        scenario.setTitle(title);
        scenario.setSummary(summary);
        scenario.setProgram(CALL);
        scenario.getThreadFlags().add(WORK);
        start(slots(state), scenario);
        scenario.setEndAfterReturns(1);
        return scenario;
    }

    private static Scenario on(String kernel, KernelOptions options) {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setKernel(kernel);
        scenario.setVendor(EnumMapping.VENDOR.model(options.vendor()));
        scenario.setLa57(options.la57());
        scenario.setPti(options.pti());
        scenario.setXenPv(options.xenPv());
        scenario.setX32(options.x32());
        scenario.setLass(options.lass());
        scenario.setMitigations(options.mitigations());
        return scenario;
    }

    private static void start(Map<String, Long> slots, Scenario scenario) {
        slots.forEach((slot, value) -> scenario.getStart().add(start("pt_regs." + slot, value)));
    }

    private static Map<String, Long> slots(ReturnState state) {
        Map<String, Long> slots = new LinkedHashMap<>();
        slots.put("ip", state.ip());
        slots.put("cs", state.cs());
        slots.put("flags", state.flags());
        slots.put("ss", state.ss());
        slots.put("cx", state.cx());
        slots.put("r11", state.r11());
        return slots;
    }

    private static Map<String, Long> slots(ReturnState state, Frame frame) {
        Map<String, Long> slots = slots(state);
        frame.registers().forEach((register, value) -> {
            if (OTHERS.contains(register)) {
                slots.put(slot(register), value);
            }
        });
        return slots;
    }

    /** The slot of a register: those with a number keep their name, the others lose the R. */
    private static String slot(String register) {
        return Character.isDigit(register.charAt(1)) || register.startsWith("orig") ? register
                : register.substring(1);
    }

    private static StartValue start(String name, long value) {
        StartValue start = RingsideFactory.eINSTANCE.createStartValue();
        start.setName(name);
        start.setValue(value);
        return start;
    }
}
