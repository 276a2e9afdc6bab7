package ringside.benchmark;

import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.stepper.Session;
import ringside.stepper.document.ScenarioProblem;

/** A session on a program that never ends and never comes back to a state. */
final class LoopingSession {

    private static final String LOOP = """
            .intel_syntax noprefix
            _start:
            again:
                add rax, 3
                push rax
                xor rdx, qword ptr [rsp]
                pop rbx
                cmp rbx, rdx
                lea rsi, [rbx + rax * 2]
                shr rsi, 5
                jmp again
                hlt
            """;

    private LoopingSession() {
    }

    /** @param steps the step limit */
    static Session open(long steps) throws ScenarioProblem {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setId("loop");
        scenario.setTitle("A loop");
        scenario.setKernel("seed");
        scenario.setProgram(LOOP);
        scenario.setMaxSteps(steps);
        return Session.open(scenario);
    }
}
