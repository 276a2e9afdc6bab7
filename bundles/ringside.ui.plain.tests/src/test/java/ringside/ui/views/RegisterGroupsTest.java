package ringside.ui.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.RegisterValue;
import ringside.stepper.Session;

/** The rows of the Registers view and what they say about a register. */
class RegisterGroupsTest {

    static Stream<String> kernels() {
        return Profiles.all().stream().map(Profile::id);
    }

    private static List<RegisterRow> rows(Session session) {
        return RegisterGroups.rows(session.state(), session.before(), session.meanings());
    }

    private static RegisterRow row(Session session, String name) {
        return rows(session).stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyRegisterStandsInOneGroupWithItsMeaning(String kernel) throws Exception {
        Session session = Opened.on(kernel);
        List<RegisterRow> rows = rows(session);
        assertThat(rows.stream().filter(row -> !row.heading()).map(RegisterRow::name)).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(session.state().getRegisters().stream()
                        .map(RegisterValue::getName).toList());
        assertThat(rows.get(0).heading()).isTrue();
        for (RegisterRow row : rows) {
            assertThat(row.meaning()).as(row.name()).isEqualTo(row.heading() ? ""
                    : session.meanings().value(ValueName.register(row.name())).orElseThrow().sentence());
        }
    }

    @Test
    void withFredNobodyIsToldThatSyscallOverwritesRcx() throws Exception {
        assertThat(row(Opened.on("fred"), "rcx").meaning()).contains("left alone by SYSCALL");
        assertThat(row(Opened.on("v6.8"), "rcx").meaning()).contains("overwritten by SYSCALL");
    }

    @Test
    void aStepShowsWhatItChangedWithTheValueBefore() throws Exception {
        Session session = Opened.on("v6.8");
        long before = row(session, "rax").value();
        assertThat(row(session, "rax").changed()).isFalse();
        session.stepInto();
        assertThat(row(session, "rax")).satisfies(row -> {
            assertThat(row.value()).isEqualTo(39);
            assertThat(row.before()).isEqualTo(before);
            assertThat(row.changed()).isTrue();
        });
        assertThat(row(session, "rbx").changed()).isFalse();
    }
}
