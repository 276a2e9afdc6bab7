package ringside.stepper.document;

import ringside.model.RingsideFactory;
import ringside.model.Scenario;

/** What an author begins with: one system call. */
public final class BlankScenario {
    private static final String ID = "my-scenario";
    private static final String TITLE = "My scenario";
    private static final String CALL = """
            _start:
                    mov     eax, 39                 #: getpid
                    syscall
                    hlt
            """;

    private BlankScenario() {
    }

    /** @param kernel id of a profile */
    public static Scenario on(String kernel) {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setId(ID);
        scenario.setTitle(TITLE);
        scenario.setKernel(kernel);
        scenario.setProgram(CALL);
        return scenario;
    }
}
