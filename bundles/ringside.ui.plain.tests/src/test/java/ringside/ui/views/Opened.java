package ringside.ui.views;

import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.stepper.Session;
import ringside.stepper.document.ScenarioProblem;

/** Scenarios for tests. */
public final class Opened {

    private static final String CALL = """
            _start:
                mov eax, 39
                syscall
                nop
                hlt
            """;

    private Opened() {
    }

    /** A session with a program that makes one system call, at its start. */
    public static Session on(String kernel) throws ScenarioProblem {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setId("call");
        scenario.setTitle("Call");
        scenario.setKernel(kernel);
        scenario.setProgram(CALL);
        return Session.open(scenario);
    }

    /** Steps until the kernel is entered. */
    public static void enter(Session session) {
        while (session.state().getCpl() != 0) {
            session.stepInto();
        }
    }
}
