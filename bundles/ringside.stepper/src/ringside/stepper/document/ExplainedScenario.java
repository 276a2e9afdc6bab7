package ringside.stepper.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.text.answer.Explanation;
import ringside.kernel.text.answer.Origin;
import ringside.kernel.text.form.Frame;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.model.TimerInterrupt;

/**
 * A scenario whose thread returns with pasted registers: it goes into the kernel as theirs did, and when the return is
 * about to be decided pt_regs holds them. The run ends with that return, since the program's memory was not pasted.
 */
public final class ExplainedScenario {

    private static final String ID = "pasted";
    private static final String INTERRUPTED = """
            _start:
                    nop
            here:
                    nop                             #: the interrupt comes before this
                    hlt
            """;
    private static final String LABEL = "here";
    private static final Set<String> OTHERS = Set.of("rax", "rbx", "rdx", "rsi", "rdi", "rbp", "rsp", "r8", "r9", "r10",
            "r12", "r13", "r14", "r15", "orig_ax");
    /** Kernels with a fast path leave these in their registers and give them slots for a moment only. */
    private static final Set<String> KEPT = Set.of("rbx", "rbp", "r12", "r13", "r14", "r15");

    private ExplainedScenario() {
    }

    /** Makes the scenario of an explanation. */
    public static Scenario of(Explanation explanation) {
        Frame frame = explanation.found().frame();
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setId(ID);
        scenario.setTitle("Pasted registers, line " + frame.line());
        scenario.setSummary(explanation.head());
        WitnessScenario.on(scenario, explanation.kernel().profile(), explanation.kernel().options());
        boolean interrupted = explanation.found().origin().kind() == Origin.Kind.INTERRUPT;
        scenario.setProgram(interrupted ? INTERRUPTED : WitnessScenario.CALL);
        if (interrupted) {
            TimerInterrupt interrupt = RingsideFactory.eINSTANCE.createTimerInterrupt();
            interrupt.setLabel(LABEL);
            scenario.getInterventions().add(interrupt);
        } else {
            scenario.getThreadFlags().add(WitnessScenario.WORK);
        }
        frame.registers().forEach((register, value) -> {
            if (KEPT.contains(register)) {
                scenario.getStart().add(WitnessScenario.start("user." + register, value));
            }
        });
        slots(explanation.judged(), frame).forEach((slot, value) -> scenario.getStart()
                .add(WitnessScenario.start("pt_regs." + slot, value)));
        scenario.setEndAfterReturns(1);
        return scenario;
    }

    private static Map<String, Long> slots(ReturnState state, Frame frame) {
        Map<String, Long> slots = new LinkedHashMap<>();
        for (DecidingSlot slot : DecidingSlot.values()) {
            slots.put(slot.label(), state.get(slot));
        }
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
}
