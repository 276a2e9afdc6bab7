package ringside.stepper.shown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.stepper.Session;
import ringside.stepper.listing.CodeLine;

/** Where control goes next is what happens when one goes there. */
class NextStepTest {
    private static final String PROGRAM = """
            _start:
                mov eax, 39
                syscall
                call twice
                jmp end
                nop
            twice:
                ret
            end:
                hlt
            """;

    private static Session open(String kernel) throws Exception {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setKernel(kernel);
        scenario.setProgram(PROGRAM);
        return Session.open(scenario);
    }

    @Test
    void theLineBelowIsToldOnlyWhereItIsNext() throws Exception {
        for (String kernel : new String[] {"v4.0", "seed", "v6.8", "fred"}) {
            Session session = open(kernel);
            while (session.ended().isEmpty()) {
                String told = session.next().goesTo().orElseThrow();
                CodeLine line = session.next().line().orElseThrow();
                session.stepInto();
                long rip = session.state().getRip();
                assertThat(told.equals("The line below.")).as("%s, step %d: %s", kernel, session.step(), line.text())
                        .isEqualTo(rip == line.address() + line.length());
                if (!told.equals("The line below.")) {
                    assertThat(told).contains(session.next().line().orElseThrow().text());
                }
            }
        }
    }

    @Test
    void wherePeopleAreTakenIsNamed() throws Exception {
        Session session = open("seed");
        session.goTo(1);
        assertThat(session.next().goesTo()).contains("entry_SYSCALL_64, with swapgs.");
        long made = session.chronicle().returns().get(0).step();
        session.goTo(made - 1);
        assertThat(session.next().goesTo()).get().asString().startsWith("The program goes on with call twice");
    }
}
