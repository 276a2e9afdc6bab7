package ringside.stepper.shown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.stepper.Session;

class ForecasterTest {
    @Test
    void aComparedPlaceInMemoryIsFoundByBaseIndexScaleAndDisplacement() throws Exception {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setKernel("seed");
        scenario.setProgram("""
                _start:
                    lea rbx, [words]
                    mov ecx, 2
                    mov qword ptr [words + 24], 0x1234
                    cmp qword ptr [rbx + rcx * 8 + 8], 7
                    je end
                end:
                    hlt
                .bss
                words:
                    .skip 64
                """);
        Session session = Session.open(scenario);
        session.goTo(4);
        assertThat(session.next().branch().reason()).contains("memory = 0x1234").contains("constant 0x7");
    }
}
