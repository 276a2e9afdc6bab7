package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.model.Scenario;
import ringside.stepper.document.ProgramScenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.run.Progress;

class ProgramScenarioTest {

    private static final String HELLO = """
            _start: movl $1, %eax
                    movl $1, %edi
                    leaq text(%rip), %rsi
                    movl $4, %edx
                    syscall
                    hlt
                    .data
            text:   .ascii "a\\t\\033\\n"
            """;

    @Test
    void aProgramFileBecomesAScenarioThatSaysItsSyntax() throws ScenarioProblem {
        ProgramScenario made = ProgramScenario.of("/tmp/hello.S", "hello.S", HELLO, "v6.8", Optional.empty());
        assertThat(made.scenario().getId()).isEqualTo("hello");
        assertThat(made.scenario().getTitle()).isEqualTo("hello.S");
        assertThat(made.scenario().getProgram()).isEqualTo(".att_syntax prefix\n" + HELLO);
        assertThat(made.place()).isEqualTo(new ProgramPlace("/tmp/hello.S", 0));
        assertThatThrownBy(() -> ProgramScenario.of("a.asm", "a.asm", "section .text\n", "v6.8", Optional.empty()))
                .isInstanceOf(ScenarioProblem.class).hasMessageContaining("nasm");
    }

    @Test
    void whatTheProgramHasWrittenFollowsTheStep() throws Exception {
        Scenario scenario = ProgramScenario.of("hello.s", "hello.s", HELLO, "v6.8", Optional.empty()).scenario();
        Session session = Session.open(scenario, new ProgramPlace("hello.s", 0));
        assertThat(session.output()).isEmpty();
        session.last(Progress.NONE);
        assertThat(session.output()).isEqualTo("a\t\u241b\n");
        session.first();
        assertThat(session.output()).isEmpty();
    }

    @Test
    void aPastedProgramIsTakenAndOtherTextIsNot() {
        assertThat(ProgramScenario.pasted("mov eax, 39\r\nsyscall\r\nhlt\r\n", "seed")).isPresent();
        assertThat(ProgramScenario.pasted(HELLO, "seed")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello world", "RIP: 0033:0x401000 EFLAGS: 00000246", "rip=0x401000 rcx=0x401000",
        "rax            0x0                 0\nrbx            0x0                 0", "# only a comment",
        ".data\n.quad 5"})
    void otherTextIsNoProgram(String text) {
        assertThat(ProgramScenario.pasted(text, "seed")).isEmpty();
    }
}
