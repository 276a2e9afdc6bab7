package ringside.ui.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.CheckStatus;
import ringside.stepper.Session;

/** The rows of the Reasons view. */
class CheckRowsTest {

    static Stream<Profile> kernels() {
        return Profiles.all().stream();
    }

    private static List<CheckRow> rows(Session session) {
        return CheckRows.rows(session.state(), session.difference());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theChecksStandInTheOrderOfTheKernelAndSayWhy(Profile profile) throws Exception {
        Session session = Opened.on(profile.id());
        session.edits().raiseFlag("NOTIFY_RESUME");
        session.goTo(session.chronicle().returns().get(0).step() - 1);
        assertThat(rows(session)).extracting(CheckRow::id).isEqualTo(profile.checks(KernelOptions.DEFAULT));
        for (CheckRow row : rows(session)) {
            assertThat(row.why()).isEqualTo(session.meanings().check(row.id()).orElseThrow().sentence());
            assertThat(row.title()).isEqualTo(session.meanings().check(row.id()).orElseThrow().name());
            assertThat(row.hazard()).isNotBlank();
            assertThat(row.remedy()).isNotBlank();
            assertThat(row.operands()).isNotBlank();
            assertThat(CheckRows.word(row)).isNotBlank();
        }
    }

    @Test
    void aCheckWhoseSlotsAreNotWrittenSaysWhichItWaitsFor() throws Exception {
        Session session = Opened.on("v6.8");
        Opened.enter(session);
        CheckRow first = rows(session).get(0);
        assertThat(first.id()).isEqualTo(CheckId.RCX_RIP);
        assertThat(first.status()).isEqualTo(CheckStatus.PENDING);
        assertThat(first.sentence()).contains("cx, ip");
        CheckRow ss = rows(session).stream().filter(row -> row.id() == CheckId.SS).findFirst().orElseThrow();
        assertThat(ss.sentence()).contains("ss").doesNotContain("cx");
    }

    @Test
    void inTheProgramNoCheckIsAskedAndNothingIsSaidOfItsValues() throws Exception {
        assertThat(rows(Opened.on("v6.8"))).isNotEmpty().allSatisfy(row -> {
            assertThat(CheckRows.word(row)).isEqualTo("not asked");
            assertThat(row.operands()).isEmpty();
            assertThat(row.sentence()).contains("No return is due");
        });
    }

    @Test
    void aValueThatChangedAfterItWasAskedIsTold() throws Exception {
        Session session = Opened.on("v6.8");
        session.goTo(session.chronicle().returns().get(0).asked().get(0).step());
        session.edit("pt_regs.ip", "0x1234");
        CheckRow first = rows(session).get(0);
        assertThat(CheckRows.word(first)).isEqualTo("held, changed since");
        assertThat(first.sentence()).contains("0x1234").contains("does not look again");
        assertThat(session.state().getVerdict().getRemark()).contains("changed after RCX_RIP was asked");
    }

    @Test
    void aCheckThatIsSwitchedOffIsNotOn() throws Exception {
        Session session = Opened.on("v6.8");
        session.edits().toggleCheck(CheckId.CS);
        assertThat(rows(session)).allSatisfy(row -> assertThat(row.on()).isEqualTo(row.id() != CheckId.CS));
    }
}
