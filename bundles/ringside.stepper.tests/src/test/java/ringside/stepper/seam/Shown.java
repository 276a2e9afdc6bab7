package ringside.stepper.seam;

import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.stepper.Session;
import ringside.stepper.document.ScenarioProblem;

/** Sessions for tests. */
final class Shown {

    private static final String CALL = """
            _start:
                mov eax, 39
                syscall
                nop
                hlt
            """;

    private Shown() {
    }

    /** A program that makes one system call, at its start. */
    static Session on(String kernel) throws ScenarioProblem {
        return Session.open(call(kernel));
    }

    static Scenario call(String kernel) {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setId("call");
        scenario.setTitle("Call");
        scenario.setKernel(kernel);
        scenario.setProgram(CALL);
        return scenario;
    }

    static SeamPicture picture(Session session) {
        return SeamReader.read(session, session.difference());
    }

    /** Steps until the kernel is entered. */
    static void enter(Session session) {
        while (session.state().getCpl() != 0) {
            session.stepInto();
        }
    }

    /** Steps until a slot of the frame is written. */
    static void write(Session session, String slot) {
        while (picture(session).slot(slot).orElseThrow().step().isEmpty()) {
            session.stepInto();
        }
    }
}
