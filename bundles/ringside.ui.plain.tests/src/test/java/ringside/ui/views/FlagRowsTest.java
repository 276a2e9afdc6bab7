package ringside.ui.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.stepper.Session;

/** The rows of the Flags view. */
class FlagRowsTest {

    private static final long ALL = 0x3f7fd5;

    static Stream<String> kernels() {
        return Profiles.all().stream().map(Profile::id);
    }

    private static List<FlagRow> rows(Session session) {
        return FlagsView.rowsOf(session.state(), session.before(), session.meanings());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyFlagStandsOnceWithItsBitsAndMeaning(String kernel) throws Exception {
        Session session = Opened.on(kernel);
        assertThat(rows(session)).extracting(FlagRow::name).doesNotHaveDuplicates();
        assertThat(rows(session).stream().mapToLong(row -> ((1L << row.width()) - 1) << row.bit()).sum())
                .isEqualTo(ALL);
        for (FlagRow row : rows(session)) {
            assertThat(row.value()).isEqualTo(session.value("user.rflags." + row.name()));
            assertThat(row.meaning()).isEqualTo(session.hintFor("user.rflags." + row.name())).isNotBlank();
            assertThat(row.changed()).isFalse();
            assertThat(row.meaning().matches(".*(SYSCALL|Every event) clears it.*"))
                    .isEqualTo(row.cleared() && !row.name().equals("VM"));
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theEntryTurnsInterruptsOff(String kernel) throws Exception {
        Session session = Opened.on(kernel);
        Opened.enter(session);
        FlagRow interrupts = rows(session).stream().filter(row -> row.name().equals("IF")).findFirst().orElseThrow();
        assertThat(interrupts.before()).isEqualTo(1);
        assertThat(interrupts.value()).isZero();
        assertThat(interrupts.changed()).isTrue();
        assertThat(interrupts.cleared()).isTrue();
    }
}
